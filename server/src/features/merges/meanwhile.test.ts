import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Introductions } from '../introductions/model.ts';
import { Profiles } from '../profiles/model.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('what others ask of an organisation while it is merged reaches the one that stays', async () => {
  const operator = await buildOperator(app);
  const [from, to] = [await buildMember(app, { name: 'Geht' }), await buildMember(app, { name: 'Bleibt' })];
  const asker = await buildMember(app, { kind: 'company' });
  const question = { profileId: from.organisationId, message: 'Passt das?' };
  justBefore(Profiles, 'updateOne', () => call(app, 'introductions.ask', { body: question }, asker.cookie));
  const body = { from: from.organisationId, to: to.organisationId, take: [], name: 'Geht' };
  expect((await call(app, 'merges.merge', { body }, operator.cookie)).status).toBe(200);
  const [asked, ...others] = await Introductions.find({ from: asker.organisationId }).lean();
  expect(String(asked?.to)).toBe(to.organisationId);
  expect(others).toEqual([]);
  const { items } = (await call(app, 'introductions.list', {}, to.cookie)).body;
  expect(items).toMatchObject([{ id: String(asked?._id), abilities: { accept: true } }]);
});
