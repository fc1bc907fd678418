import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, buildOperator, type TestMember } from '../../../test/factories.ts';

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let id: string;
beforeAll(async () => {
  app = await startApp();
  ({ founder, scout, conversationId: id } = await buildConversation(app));
});
afterAll(() => app.close());

const contacts = async (cookie?: string) => call(app, 'conversations.contacts', {}, cookie);

/** Names the scout in the team of their organisation, for those who were introduced. */
async function nameTeam(): Promise<void> {
  const { profile: own } = (await call(app, 'profiles.mine', {}, scout.cookie)).body;
  const team = [{ name: scout.name, role: 'Innovation' }];
  const body = { team, audiences: { ...own.audiences, team: 'introduced' as const }, revision: own.revision };
  const answer = await call(
    app,
    'profiles.update',
    { params: { id: scout.organisationId }, body },
    scout.cookie,
  );
  expect(answer.status).toBe(200);
}

it('are the people of the other side, with the role that their profile shows to who was introduced', async () => {
  expect((await contacts(founder.cookie)).body.items).toMatchObject([
    { name: scout.name, role: '', conversationId: id },
  ]);
  await nameTeam();
  const [contact] = (await contacts(founder.cookie)).body.items;
  expect(contact).toMatchObject({ role: 'Innovation', organisation: { kind: 'company' } });
  expect((await contacts(scout.cookie)).body.items.map(({ name }) => name)).toEqual([founder.name]);
});

it('are nobody to who talks with nobody, and closed to strangers', async () => {
  const alone = await buildMember(app);
  expect((await contacts(alone.cookie)).body.items).toEqual([]);
  expect((await contacts()).status).toBe(401);
});

it('do not say the role in a group of people who were never introduced', async () => {
  const third = await buildMember(app);
  const operator = await buildOperator(app);
  const organisations = [third.organisationId, scout.organisationId];
  const opened = await call(
    app,
    'conversations.openGroup',
    { body: { title: 'Runde', organisations } },
    operator.cookie,
  );
  expect(opened.status).toBeLessThan(300);
  const { items } = (await contacts(third.cookie)).body;
  expect(items.map(({ name, role }) => ({ name, role }))).toEqual([{ name: scout.name, role: '' }]);
});

it('are gone where nobody can write any more', async () => {
  await call(app, 'blocks.add', { params: { id: founder.organisationId } }, scout.cookie);
  expect((await contacts(founder.cookie)).body.items).toEqual([]);
});
