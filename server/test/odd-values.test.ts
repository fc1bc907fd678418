import { afterAll, beforeAll, expect, it } from 'vitest';
import { People } from '../src/features/accounts/model.ts';
import { call, request, startApp, type TestApp } from './app.ts';
import { buildConversation, buildMember, type TestMember } from './factories.ts';

/** Values that are of the right type, and that no form of ours would send. */

let app: TestApp;
let founder: TestMember;
let id: string;
beforeAll(async () => {
  app = await startApp();
  const met = await buildConversation(app);
  founder = met.founder;
  const { conversationId } = met;
  const draft = { clientId: 'client-of-odd-values', conversationId, template: 'pilot' as const };
  id = (await call(app, 'agreements.create', { body: draft }, founder.cookie)).body.id;
});
afterAll(() => app.close());

const save = (fields: Record<string, unknown>) =>
  request(app, 'PATCH', `/api/agreements/${id}`, {
    cookie: founder.cookie,
    body: { revision: 0, ...fields },
  });

it('refuses half a character, over which no checksum can be made', async () => {
  for (const fields of [{ purpose: 'a\ud800' }, { sections: [{ key: '\udc00', text: '' }] }])
    expect(await save(fields)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
});

it('refuses days that cannot be reckoned with', async () => {
  for (const startsOn of ['9999-12-31', '0000-01-01'])
    expect(await save({ startsOn })).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  const event = { clientId: 'client-of-an-odd-event', kind: 'pitch', start: '9999-12-31T23:00' };
  expect(await request(app, 'POST', '/api/events', { cookie: founder.cookie, body: event })).toMatchObject({
    status: 400,
    body: { code: 'invalid-input' },
  });
});

it('keeps a name without what is not seen, and on its line', async () => {
  const password = 'sieben Kräne am Kai';
  const signUpAs = (name: string, email: string) =>
    request(app, 'POST', '/api/auth/sign-up/email', { body: { name, email, password } });
  await signUpAs('\r\nBcc: x@example.org\r\n', 'line@example.org');
  await signUpAs('Ada\u200b \u202eLovelace\u2066', 'unseen@example.org');
  expect((await signUpAs('\u200b\ufeff\u2060\u202e', 'empty@example.org')).status).toBe(400);
  const names = await People.find({ email: /^(line|unseen|empty)@/ })
    .sort({ email: 1 })
    .lean();
  expect(names.map(({ name }) => name)).toEqual(['Bcc: x@example.org', 'Ada Lovelace']);
});

it('holds a new name to the same as a first one: in mails to others it must lead nowhere', async () => {
  const member = await buildMember(app);
  for (const name of ['Klick auf https://evil.example', 'Kaiw\u0435rk']) {
    const body = { name };
    expect((await call(app, 'security.rename', { body }, member.cookie)).status).toBe(400);
    const { revision } = (await call(app, 'profiles.mine', {}, member.cookie)).body.profile;
    const params = { id: member.organisationId };
    const changed = await call(app, 'profiles.update', { params, body: { revision, name } }, member.cookie);
    expect(changed.status).toBe(400);
  }
});
