import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { REPAIRS } from '../../app.ts';
import { Members } from '../organisations/model.ts';
import { SavedSearches } from './model.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const save = async ({ cookie }: TestMember, name: string, q: string): Promise<string> => {
  const body = { name, type: 'profile' as const, q, filter: ['topics:hydrogen'] };
  return (await call(app, 'searches.save', { body }, cookie)).body.id;
};
const listed = async ({ cookie }: TestMember) =>
  (await call(app, 'searches.list', {}, cookie)).body.items.map(({ name }) => name).toSorted();
/** Makes it one from before searches belonged to an organisation. */
const age = (id: string, q: string) =>
  SavedSearches.updateOne(
    { _id: id },
    { $set: { q, key: JSON.stringify(['profile', q, ['topics:hydrogen']]) }, $unset: { organisationId: 1 } },
  );
const repair = async () => {
  for (const one of REPAIRS) await one(app.deps);
};

it('gives searches from before to the organisation their person is in for longest, and does so once', async () => {
  const member = await buildMember(app);
  await call(app, 'organisations.create', { body: { name: 'Die zweite', kind: 'company' } }, member.cookie);
  await age(await save(member, 'Wasserstoff', 'Elektrolyse'), 'Elektrolyse');
  expect(await listed(member)).toEqual([]);
  await repair();
  await repair();
  const body = { organisationId: member.organisationId };
  expect(await listed(member)).toEqual([]);
  await call(app, 'organisations.actFor', { body }, member.cookie);
  expect(await listed(member)).toEqual(['Wasserstoff']);
  // It is found again by what it asks, instead of being kept twice.
  await save(member, 'Umbenannt', 'Elektrolyse');
  expect(await listed(member)).toEqual(['Umbenannt']);
});

it('keeps one where the same was saved for that organisation since', async () => {
  const member = await buildMember(app);
  const old = await save(member, 'Von früher', 'Pumpen');
  await save(member, 'Von heute', 'Elektrolyse');
  await age(old, 'Elektrolyse');
  await repair();
  expect(await listed(member)).toEqual(['Von heute']);
  expect(await SavedSearches.exists({ _id: old })).toBeNull();
});

it('leaves those of who belongs to nothing until they do', async () => {
  const member = await buildMember(app);
  const old = await save(member, 'Allein', 'Elektrolyse');
  await age(old, 'Elektrolyse');
  const { body } = await call(app, 'accounts.me', {}, member.cookie);
  const membership = { userId: body.person?.id ?? '', organizationId: member.organisationId };
  await Members.deleteOne(membership);
  await repair();
  expect((await SavedSearches.findById(old).lean())?.organisationId).toBeUndefined();
  await Members.create({ ...membership, role: 'owner', createdAt: new Date() });
  await repair();
  expect(await listed(member)).toEqual(['Allein']);
});
