import { MOST_KEYS } from '@klammer/contracts/keys';
import { MOST_ROOMS } from '@klammer/contracts/rooms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, startApp, type TestApp } from './app.ts';
import { buildMember, type TestMember } from './factories.ts';
import { justBefore } from './just-before.ts';
import { Keys } from '../src/features/keys/model.ts';
import { Rooms } from '../src/features/rooms/model.ts';
import { SavedSearches } from '../src/features/searches/model.ts';

/** Of two at once that both see the last place free, the one that is stored second is taken back. */

let app: TestApp;
let owner: TestMember;
beforeAll(async () => {
  app = await startApp();
  owner = await buildMember(app, { kind: 'investor' });
});
afterAll(() => app.close());

const FULL = { code: 'capacity-reached' };

test('no more keys are made than there may be', async () => {
  const { organisationId } = owner;
  const make = () =>
    call(app, 'keys.make', { body: { name: 'Kalender', scopes: ['events:read'] } }, owner.cookie);
  await make();
  const { _id: _, ...made } = (await Keys.findOne({ organisationId }).lean()) ?? {};
  await Keys.insertMany(
    Array.from({ length: MOST_KEYS - 2 }, (_one, index) => ({ ...made, hash: `hash ${index}` })),
  );
  justBefore(Keys, 'create', make);
  expect((await make()).body).toMatchObject(FULL);
  expect(await Keys.countDocuments({ organisationId })).toBe(MOST_KEYS);
});

test('no more data rooms are opened than there may be', async () => {
  const { organisationId } = owner;
  const open = (name: string) => call(app, 'rooms.create', { body: { name } }, owner.cookie);
  const createdAt = new Date();
  await Rooms.insertMany(
    Array.from({ length: MOST_ROOMS - 1 }, (_, index) => ({
      organisationId,
      name: `Nr. ${index}`,
      createdAt,
    })),
  );
  justBefore(Rooms, 'create', () => open('Erster'));
  expect((await open('Zweiter')).body).toMatchObject(FULL);
  expect(await Rooms.countDocuments({ organisationId })).toBe(MOST_ROOMS);
});

test('no more searches are saved than the server looks after, and one that is there changes all the same', async () => {
  const own = { organisationId: owner.organisationId };
  const save = (q: string, name = q) =>
    call(
      app,
      'searches.save',
      { body: { name, type: 'profile', q, filter: [], alerts: false } },
      owner.cookie,
    );
  for (let index = 0; index < 49; index += 1) await save(`Suche ${index}`);
  justBefore(SavedSearches, 'findOneAndUpdate', () => save('Erste'));
  expect((await save('Zweite')).body).toMatchObject(FULL);
  expect(await SavedSearches.countDocuments(own)).toBe(50);
  expect((await save('Erste', 'Neuer Name')).body).toMatchObject({ name: 'Neuer Name' });
});
