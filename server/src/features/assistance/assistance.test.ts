import { io } from 'socket.io-client';
import { api, listEndpoints } from '@klammer/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildConversation,
  buildMember,
  buildOperator,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';
import { Assistances } from './model.ts';

let app: TestApp;
let operator: TestPerson;
let member: TestMember;
let personId: string;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.setNow(new Date());
  member = await buildMember(app);
  personId = (await me(member)).person?.id ?? '';
});

const me = async ({ cookie }: { cookie: string }) => (await call(app, 'accounts.me', {}, cookie)).body;
const ask = (id = personId, by = operator) =>
  call(app, 'assistance.ask', { params: { id }, body: { reason: 'Logo hochladen' } }, by.cookie);
const answer = (id: string, allow: boolean, by: TestPerson = member) =>
  call(app, 'assistance.answer', { params: { id }, body: { allow } }, by.cookie);
const start = (id: string) => call(app, 'assistance.start', { params: { id } }, operator.cookie);

/** The operator is signed in as the member. */
async function signInAs(): Promise<string> {
  const { id } = (await ask()).body;
  expect((await answer(id, true)).status).toBe(200);
  expect((await start(id)).status).toBe(204);
  return id;
}
const stop = () => call(app, 'assistance.stop', {}, operator.cookie);

describe('signing in as somebody', () => {
  it('needs their consent, shows both that it is so, and ends with a click', async () => {
    const { body: asked } = await ask();
    expect(asked).toMatchObject({ status: 'asked', reason: 'Logo hochladen' });
    expect((await ask()).body.id).toBe(asked.id);
    expect((await start(asked.id)).status).toBe(410);
    expect((await me(member)).assistance).toMatchObject({ status: 'asked', operator: operator.name });
    const told = await call(app, 'notifications.list', { query: {} }, member.cookie);
    expect(told.body.items[0]).toMatchObject({ type: 'assistance-asked' });

    expect((await answer(asked.id, true)).body.status).toBe('allowed');
    expect((await start(asked.id)).status).toBe(204);
    expect(await me(operator)).toMatchObject({
      person: { id: personId, operator: false },
      organisationId: member.organisationId,
      assistance: { status: 'acting', operator: operator.name },
    });
    expect((await me(member)).assistance).toMatchObject({ status: 'running' });
    expect((await call(app, 'operator.queue', {}, operator.cookie)).status).toBe(404);

    expect((await stop()).body).toEqual({ personId });
    expect((await me(operator)).person).toMatchObject({ name: operator.name, operator: true });
    expect((await me(member)).assistance).toBeNull();
    // A consent is used once.
    expect((await start(asked.id)).status).toBe(410);
  });

  it('is over at once where the person takes the consent back', async () => {
    const id = await signInAs();
    const ended = await call(app, 'assistance.end', { params: { id } }, member.cookie);
    expect(ended.body.status).toBe('ended');
    expect((await me(operator)).person).toMatchObject({ name: operator.name });
  });

  it('is over by itself after half an hour', async () => {
    const id = await signInAs();
    const { body } = await call(app, 'assistance.own', {}, member.cookie);
    const left = Date.parse(body.items[0]?.until ?? '') - Date.now();
    expect(left).toBeGreaterThan(29 * 60_000);
    expect(left).toBeLessThanOrEqual(30 * 60_000);
    await Assistances.updateOne({ _id: id }, { $set: { until: new Date(app.deps.now().getTime() - 1) } });
    expect((await me(operator)).person).toMatchObject({ name: operator.name });
    // And the person can be asked anew.
    expect((await ask()).body).toMatchObject({ status: 'asked' });
  });

  it('is refused with a click, lapses unanswered after a day, and cannot be answered later', async () => {
    const { body: first } = await ask();
    expect((await answer(first.id, false)).body.status).toBe('refused');
    expect((await start(first.id)).status).toBe(410);
    const { body: second } = await ask();
    app.setNow(new Date(Date.now() + 25 * 3600_000));
    expect((await answer(second.id, true)).status).toBe(410);
  });

  it('is asked by operators only, of people who can sign in, and answered by nobody else', async () => {
    expect((await ask(personId, member)).status).toBe(404);
    expect((await ask('f'.repeat(24))).status).toBe(404);
    const operatorId = (await me(operator)).person?.id ?? '';
    expect((await ask(operatorId)).status).toBe(409);
    const { body } = await ask();
    expect((await answer(body.id, true, await buildMember(app))).status).toBe(404);
    expect((await answer(body.id, true, operator)).status).toBe(404);
    const bad = { params: { id: personId }, body: { reason: '' } };
    expect((await call(app, 'assistance.ask', bad, operator.cookie)).status).toBe(400);
  });

  it('puts both into the audit trail with everything that is done', async () => {
    await signInAs();
    const profile = await call(app, 'profiles.mine', {}, operator.cookie);
    const { id, revision } = profile.body.profile;
    const changed = await call(
      app,
      'profiles.update',
      { params: { id }, body: { revision, headline: { de: 'Neu', en: '' } } },
      operator.cookie,
    );
    expect(changed.status).toBe(200);
    await stop();
    const { body } = await call(app, 'audit.list', { query: { subjectId: personId } }, operator.cookie);
    const acted = body.items.findLast((entry) => entry.action === 'assistance.acted');
    expect(acted).toMatchObject({
      actor: { person: { name: operator.name } },
      subject: { kind: 'person', name: member.name },
      detail: { operation: 'PATCH /api/profiles/:id', for: member.name },
    });
    expect(body.items.map((entry) => entry.action)).toEqual(
      expect.arrayContaining([
        'assistance.asked',
        'assistance.allowed',
        'assistance.started',
        'assistance.ended',
      ]),
    );
  });
});

describe('what only the person themselves may', () => {
  it('is everything that deletes, signs, speaks for them, or is private', () => {
    const open = listEndpoints().filter(({ endpoint }) => !endpoint.inPerson);
    expect(open.filter(({ endpoint }) => endpoint.method === 'DELETE')).toEqual([]);
    const closed = ['security', 'deals', 'rooms', 'conversations', 'notifications'] as const;
    for (const feature of closed)
      expect(open.filter((one) => one.feature === feature).map(({ name }) => name)).toEqual(
        feature === 'security' ? ['security.confirmEmail'] : [],
      );
    expect(api.agreements.sign.inPerson).toBe(true);
    expect(api.assistance.answer.inPerson).toBe(true);
  });

  it('is refused with words, before anything is looked at', async () => {
    const { founder, conversationId } = await buildConversation(app);
    member = founder;
    personId = (await me(founder)).person?.id ?? '';
    const id = await signInAs();
    const attempts = [
      ['PUT', '/api/me/password', { currentPassword: 'x', newPassword: 'y' }],
      ['GET', '/api/me/sessions', undefined],
      ['GET', `/api/conversations/${conversationId}/messages`, undefined],
      ['POST', `/api/conversations/${conversationId}/messages`, { clientId: 'c'.repeat(16), text: 'Hallo' }],
      ['GET', '/api/deals', undefined],
      ['GET', '/api/rooms', undefined],
      ['POST', '/api/organisation/leave', {}],
      ['POST', '/api/organisation/deletion', { name: 'x' }],
      ['POST', `/api/me/assistance/${id}/answer`, { allow: true }],
    ] as const;
    for (const [method, path, body] of attempts)
      expect([path, await request(app, method, path, { cookie: operator.cookie, body })]).toMatchObject([
        path,
        { status: 403, body: { code: 'in-person' } },
      ]);
    await stop();
  });

  it('is not heard over a live connection either', async () => {
    await signInAs();
    const socket = io(app.url, {
      transports: ['websocket'],
      extraHeaders: { origin: app.url, cookie: operator.cookie },
      reconnection: false,
      forceNew: true,
    });
    const refused = await new Promise<string>((resolve) =>
      socket.once('connect_error', (error) => resolve(error.message)),
    );
    expect(refused).toBe('in-person');
    socket.disconnect();
    await stop();
  });
});
