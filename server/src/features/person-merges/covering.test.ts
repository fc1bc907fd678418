import mongoose from 'mongoose';
import { expect, it } from 'vitest';
import { WHOLE } from '../../app.ts';

/** How fields are called that hold ids of people. */
const NAMES =
  /^(person(Id|Ids)|user(Id|Ids)|ownerId|owners|\w+ById|\w+edBy|by|senderId|reporterId|operatorId|mentions|madeBy|into)$/;
/** Fields that are called so and hold something else. */
const NOT_PEOPLE: Record<string, string> = {
  'files.ownerId': 'an organisation or what the file belongs to',
  'topics.ownerId': 'an organisation',
  'topics.values.by': 'a name',
  'topics.entries.by': 'a name',
  'topiccomments.by': 'a name',
  'memberships.steps.by': 'a name',
  'memberships.bookings.by': 'a name',
  'deals.notes.by': 'a name',
  'deals.history.by': 'a name',
  'stories.consents.by': 'a name',
  'merges.into': 'an organisation',
  'personal_exports.personId': 'taken away with the account (person-merges/moving.ts)',
};

function pathsOf(schema: mongoose.Schema, prefix = ''): string[] {
  return Object.entries(schema.paths).flatMap(([path, type]) => {
    const inner = (type as { schema?: mongoose.Schema }).schema;
    return inner ? pathsOf(inner, `${prefix}${path}.`) : [prefix + path];
  });
}

it('knows how every field with a person comes under another account', () => {
  const covered = new Set([
    ...WHOLE.personal.flatMap(({ merging }) =>
      merging.references.map(({ model, path }) => `${model.collection.name}.${path}`),
    ),
    ...WHOLE.personal.flatMap(({ merging }) => merging.covers ?? []),
  ]);
  const all = Object.values(mongoose.models).flatMap((model) =>
    pathsOf(model.schema).map((path) => `${model.collection.name}.${path}`),
  );
  const missing = all.filter(
    (path) => NAMES.test(path.split('.').at(-1) ?? '') && !covered.has(path) && !(path in NOT_PEOPLE),
  );
  expect(missing, 'name them in `merging` of the feature’s personal data, or here with the reason').toEqual(
    [],
  );
  const known = new Set(all);
  expect(
    [...covered].filter((path) => !known.has(path)),
    'there is no such field',
  ).toEqual([]);
});
