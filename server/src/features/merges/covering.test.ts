import mongoose from 'mongoose';
import { expect, it } from 'vitest';
import { WHOLE } from '../../app.ts';

/** How fields are called that hold ids of organisations; `profile` is the same id. */
const NAMES =
  /^(organi[sz]ations?(Id|Ids)?|profileId|profile|blockedId|organiserIds|invitedIds|ownerId|asked|agreed|from|to|into|mergedInto|activeOrganizationId)$/;
/** Fields that are called so and hold something else, or keep what was true at the time. */
const NOT_MOVED: Record<string, string> = {
  'audit_entries.organisationId': 'the trail says what was',
  'sessions.activeOrganizationId': 'one that is nobody’s any more is left aside by itself (me/service.ts)',
  'introductions.reasons.from': 'reasons from one side',
  'introductions.reasons.to': 'reasons from one side',
  'deals.ownerId': 'a person',
  'deals.tasks.ownerId': 'a person',
  'deals.history.from': 'a stage',
  'deals.history.to': 'a stage',
  'agreements.content.milestones.ownerId': 'a person',
  'agreements.signedAs.content.milestones.ownerId': 'a person',
  'agreement_versions.content.milestones.ownerId': 'a person',
  'meetingplans.settings.from': 'a time',
  'meetingplans.settings.to': 'a time',
  'meetingplans.settings.breaks.from': 'a time',
  'meetingplans.settings.breaks.to': 'a time',
  'mails.to': 'an address',
  'former_people.into': 'a person',
  'announcements.from': 'a day',
  'calls.fields.from': 'a number',
  'calls.fields.to': 'a number',
  'channel_choices.mail.organisation': 'a group of notifications',
  'channel_choices.push.organisation': 'a group of notifications',
  'channel_choices.quiet.from': 'a time',
  'channel_choices.quiet.to': 'a time',
  'files.ownerId': 'moved by files/merging.ts where it is the organisation’s',
};

function pathsOf(schema: mongoose.Schema, prefix = ''): string[] {
  return Object.entries(schema.paths).flatMap(([path, type]) => {
    const inner = (type as { schema?: mongoose.Schema }).schema;
    return inner ? pathsOf(inner, `${prefix}${path}.`) : [prefix + path];
  });
}

it('knows how every field with an organisation comes under another one', () => {
  const covered = new Set([
    ...WHOLE.organisations.flatMap(({ references }) =>
      references.map(({ model, path }) => `${model.collection.name}.${path}`),
    ),
    ...WHOLE.organisations.flatMap(({ covers = [] }) => covers),
  ]);
  const all = Object.values(mongoose.models).flatMap((model) =>
    pathsOf(model.schema).map((path) => `${model.collection.name}.${path}`),
  );
  const missing = all.filter(
    (path) => NAMES.test(path.split('.').at(-1) ?? '') && !covered.has(path) && !(path in NOT_MOVED),
  );
  expect(missing, 'name them in `organisations` of the feature, or here with the reason').toEqual([]);
  const known = new Set(all);
  expect(
    [...covered].filter((path) => !known.has(path)),
    'there is no such field',
  ).toEqual([]);
});
