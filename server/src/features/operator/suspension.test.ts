import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { REPAIRS } from '../../app.ts';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildConversation,
  buildMember,
  buildOperator,
  cookieOf,
  PASSWORD,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';
import { People } from '../accounts/model.ts';
import { NOON, publishEvent, register } from '../events/testing.ts';
import { askWith, makeKeyFor } from '../keys/testing.ts';
import { Profiles } from '../profiles/model.ts';
import { publishRequest } from '../requests/testing.ts';

const REASON = 'Angaben nicht belegt';
let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
});
afterAll(() => app.close());

const idOf = async ({ cookie }: { cookie: string }): Promise<string> =>
  (await call(app, 'accounts.me', {}, cookie)).body.person?.id ?? '';
const suspend = (id: string, by = operator) =>
  call(app, 'operator.suspendOrganisation', { params: { id }, body: { reason: REASON } }, by.cookie);
const lift = (id: string) => call(app, 'operator.liftOrganisation', { params: { id } }, operator.cookie);
const keepOut = (id: string) =>
  call(app, 'operator.suspendPerson', { params: { id }, body: { reason: REASON } }, operator.cookie);
const letIn = (id: string) => call(app, 'operator.liftPerson', { params: { id } }, operator.cookie);
const signIn = ({ email }: { email: string }) =>
  request(app, 'POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } });

/** Everywhere that others come upon an organisation, and whether they do. */
async function whereSeen(seen: TestMember, by: TestMember, eventId: string, requestId: string) {
  await app.indexer.catchUp();
  const found = await call(app, 'search.profiles', { query: { pageSize: 50 } }, by.cookie);
  const matches = await call(app, 'matches.list', { query: { limit: 50 } }, by.cookie);
  const events = await call(app, 'events.list', { query: {} });
  const calendar = await request(app, 'GET', '/api/calendar.ics');
  const pages = await call(app, 'site.pages', {});
  const requests = await call(app, 'requests.list', { query: {} }, by.cookie);
  const statusOf = async (path: string) => (await request(app, 'GET', path, { cookie: by.cookie })).status;
  return {
    profile: await statusOf(`/api/profiles/${seen.slug}`),
    search: found.body.hits.some((hit) => hit.profile.id === seen.organisationId),
    matches: matches.body.items.some((item) => item.profile.id === seen.organisationId),
    events: events.body.items.some((item) => item.id === eventId),
    calendar: String(calendar.body).includes(eventId),
    event: await statusOf(`/api/events/${eventId}`),
    pages: pages.body.items.some(
      ({ path }) => path.includes(seen.slug) || path.includes(eventId) || path.includes(requestId),
    ),
    requests: requests.body.items.some((item) => item.id === requestId),
    request: await statusOf(`/api/requests/${requestId}`),
  };
}

describe('suspending an organisation', () => {
  it('takes it out of everything that others see, and lifting brings all of it back', async () => {
    app.setNow(NOON);
    const partner = await buildMember(app, { kind: 'partner' });
    const founder = await buildMember(app, { kind: 'startup' });
    const { id: eventId } = await publishEvent(app, partner);
    const { id: requestId } = await publishRequest(app, partner);
    const before = await whereSeen(partner, founder, eventId, requestId);
    expect(before).toEqual({
      profile: 200,
      search: true,
      matches: expect.any(Boolean),
      events: true,
      calendar: true,
      event: 200,
      pages: true,
      requests: true,
      request: 200,
    });
    const guest = await buildMember(app, { kind: 'startup' });
    await register(app, guest, eventId);
    expect((await suspend(partner.organisationId)).status).toBe(204);
    expect(await whereSeen(partner, founder, eventId, requestId)).toEqual({
      profile: 404,
      search: false,
      matches: false,
      events: false,
      calendar: false,
      event: 404,
      pages: false,
      requests: false,
      request: 404,
    });
    // Whoever has a place there still finds what it is about.
    expect((await call(app, 'events.get', { params: { id: eventId } }, guest.cookie)).status).toBe(200);
    expect((await lift(partner.organisationId)).status).toBe(204);
    expect(await whereSeen(partner, founder, eventId, requestId)).toEqual(before);
    app.setNow(new Date());
  });

  it('lets nobody act for it, tells its people why, and lets them act again', async () => {
    const { founder, scout, conversationId } = await buildConversation(app);
    const say = (member: TestMember) =>
      call(
        app,
        'conversations.send',
        { params: { id: conversationId }, body: { clientId: randomUUID(), text: 'Guten Tag' } },
        member.cookie,
      );
    expect((await say(founder)).status).toBe(201);
    await suspend(founder.organisationId);
    const me = (await call(app, 'accounts.me', {}, founder.cookie)).body;
    expect(me).toMatchObject({
      organisations: [],
      organisationId: null,
      suspended: [{ id: founder.organisationId, reason: REASON }],
    });
    expect((await say(founder)).status).toBe(403);
    expect((await call(app, 'profiles.mine', {}, founder.cookie)).status).toBe(403);
    const another = { body: { name: 'Zweite GmbH', kind: 'startup' as const } };
    expect(await call(app, 'organisations.create', another, founder.cookie)).toMatchObject({
      status: 403,
      body: { code: 'suspended' },
    });
    // The other side can read what was said, and is not left to write to nobody.
    expect(await say(scout)).toMatchObject({ status: 409, body: { code: 'not-possible-now' } });
    const mail = app.deps.mailer.kept().find((one) => one.to === founder.email);
    expect(mail?.text).toContain(REASON);
    await lift(founder.organisationId);
    expect((await call(app, 'accounts.me', {}, founder.cookie)).body).toMatchObject({
      organisationId: founder.organisationId,
      suspended: [],
    });
    expect((await say(founder)).status).toBe(201);
    expect((await say(scout)).status).toBe(201);
  });

  it('stays hidden where it was being deleted too, and the other way round', async () => {
    const member = await buildMember(app, { name: 'Doppelt AG' });
    const id = member.organisationId;
    await call(app, 'organisations.askForDeletion', { body: { name: 'Doppelt AG' } }, member.cookie);
    await suspend(id);
    const statusOf = async () => (await Profiles.findById(id).lean())?.status;
    await lift(id);
    expect(await statusOf()).toBe('paused');
    await suspend(id);
    await lift(id);
    await call(app, 'organisations.undoDeletion', {}, member.cookie);
    expect(await statusOf()).toBe('published');
  });

  it('hides at the next start what a kill left in the open', async () => {
    const { organisationId: id } = await buildMember(app);
    await suspend(id);
    await Profiles.updateOne({ _id: id }, { $set: { status: 'published' }, $unset: { hidden: 1 } });
    for (const repair of REPAIRS) await repair(app.deps);
    expect((await Profiles.findById(id).lean())?.status).toBe('paused');
  });

  it('is for the operator, with a reason, and knows what is not there', async () => {
    const { organisationId: id, cookie, email, name } = await buildMember(app);
    expect((await suspend(id, { cookie, email, name })).status).toBe(404);
    expect((await suspend('f'.repeat(24))).status).toBe(404);
    expect((await lift(id)).status).toBe(404);
    const body = { reason: ' ' };
    expect(
      (await call(app, 'operator.suspendOrganisation', { params: { id }, body }, operator.cookie)).status,
    ).toBe(400);
  });
});

describe('suspending a person', () => {
  it('signs them out everywhere within a second, sockets included, and tells why at the sign-in', async () => {
    const member = await buildMember(app);
    const id = await idOf(member);
    const second = cookieOf((await signIn(member)).headers);
    const socket = io(app.url, {
      transports: ['websocket'],
      extraHeaders: { origin: app.url, cookie: second },
      reconnection: false,
      forceNew: true,
    });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    const began = performance.now();
    expect((await keepOut(id)).status).toBe(204);
    await vi.waitFor(() => expect(socket.connected).toBe(false), { timeout: 1000 });
    expect(performance.now() - began).toBeLessThan(1000);
    for (const cookie of [member.cookie, second])
      expect((await call(app, 'home.get', {}, cookie)).status).toBe(401);
    expect(await signIn(member)).toMatchObject({
      status: 403,
      body: { code: 'suspended', message: REASON },
    });
    // A wrong password says nothing of it.
    const wrong = await request(app, 'POST', '/api/auth/sign-in/email', {
      body: { email: member.email, password: 'not the right passphrase' },
    });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD' } });
    const file = await call(app, 'operator.person', { params: { id } }, operator.cookie);
    expect(file.body).toMatchObject({ state: 'suspended', sessions: 0, suspension: { reason: REASON } });

    expect((await letIn(id)).status).toBe(204);
    const back = await signIn(member);
    expect(back.status).toBe(200);
    expect((await call(app, 'accounts.me', {}, cookieOf(back.headers))).body.organisationId).toBe(
      member.organisationId,
    );
  });

  it('does not let in whoever was on the way in', async () => {
    const member = await buildMember(app);
    const id = await idOf(member);
    await keepOut(id);
    // A session that was written after the others were ended.
    const { internalAdapter } = await app.auth.$context;
    await expect(internalAdapter.createSession(id)).rejects.toThrow();
    await letIn(id);
    const signedIn = cookieOf((await signIn(member)).headers);
    await People.updateOne({ _id: id }, { $set: { suspendedAt: new Date(), suspendedFor: REASON } });
    expect((await call(app, 'home.get', {}, signedIn)).status).toBe(401);
  });

  it('takes the keys of a person and of an organisation out of use until it is lifted', async () => {
    const member = await buildMember(app);
    const [id, organisationId] = [await idOf(member), member.organisationId];
    const { secret } = await makeKeyFor(app, member, ['profiles:read']);
    const statusOf = async () => (await askWith(app, secret, '/api/profile')).status;
    expect(await statusOf()).toBe(200);
    await keepOut(id);
    expect(await statusOf()).toBe(401);
    await letIn(id);
    expect(await statusOf()).toBe(200);
    await suspend(organisationId);
    expect(await statusOf()).toBe(401);
    await lift(organisationId);
    expect(await statusOf()).toBe(200);
  });

  it('is not done to operators, and is in the audit trail', async () => {
    expect((await keepOut(await idOf(operator))).status).toBe(409);
    const { body } = await call(
      app,
      'audit.list',
      { query: { action: 'person.suspended' } },
      operator.cookie,
    );
    expect(body.items.length).toBeGreaterThan(0);
  });
});
