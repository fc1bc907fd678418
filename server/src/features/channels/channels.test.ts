import { TOLD_GROUPS } from '@klammer/contracts/channels';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { linksFor } from './links.ts';
import { channelsPersonal } from './personal.ts';
import { buildSubscription, idOf } from './testing.ts';

let app: TestApp;
let member: TestMember;
let stranger: TestMember;
let personId: string;
beforeAll(async () => {
  app = await startApp();
  member = await buildMember(app);
  stranger = await buildMember(app);
  personId = await idOf(app, member);
});
afterAll(() => app.close());

const read = async (who: TestMember) => (await call(app, 'channels.read', {}, who.cookie)).body;

describe('GET and PUT /api/me/channels', () => {
  it('suggest a daily mail and pushes, and keep what is chosen', async () => {
    const before = await read(member);
    expect(new Set(TOLD_GROUPS.map((group) => before.general[group].mail))).toEqual(new Set(['daily']));
    expect(before.quiet).toBeNull();
    const choices = { messages: { mail: 'instant' as const, push: false } };
    const chosen = await call(
      app,
      'channels.choose',
      { body: { organisationId: null, choices } },
      member.cookie,
    );
    expect(chosen.body.general.messages).toEqual({ mail: 'instant', push: false });
    expect(chosen.body.general.introductions).toEqual({ mail: 'daily', push: true });
    expect((await read(stranger)).general.messages).toEqual({ mail: 'daily', push: true });
  });

  it('let one organisation differ, and follow the rest again', async () => {
    const { organisationId } = member;
    const choose = async (mail: 'weekly' | null) =>
      (
        await call(
          app,
          'channels.choose',
          { body: { organisationId, choices: { requests: { mail, push: null } } } },
          member.cookie,
        )
      ).body;
    const own = (await choose('weekly')).organisations[0];
    expect(own).toMatchObject({ organisationId, choices: { requests: { mail: 'weekly', push: null } } });
    expect((await choose(null)).organisations[0]?.choices.requests).toEqual({ mail: null, push: null });
  });

  it('reject strangers, bad input and other people’s organisations', async () => {
    const path = '/api/me/channels';
    expect((await request(app, 'GET', path)).status).toBe(401);
    expect((await request(app, 'PUT', path, { body: { organisationId: null, choices: {} } })).status).toBe(
      401,
    );
    const bad = { organisationId: null, choices: { messages: { mail: 'hourly', push: true } } };
    expect((await request(app, 'PUT', path, { cookie: member.cookie, body: bad })).status).toBe(400);
    const unknown = { organisationId: null, choices: { $where: { mail: 'off', push: true } } };
    expect((await request(app, 'PUT', path, { cookie: member.cookie, body: unknown })).status).toBe(400);
    const foreign = { organisationId: stranger.organisationId, choices: {} };
    expect((await request(app, 'PUT', path, { cookie: member.cookie, body: foreign })).status).toBe(404);
  });
});

describe('PUT /api/me/quiet-hours', () => {
  it('keeps and ends them; a time that is none, an empty span and strangers are refused', async () => {
    const set = (quiet: unknown, cookie?: string) =>
      request(app, 'PUT', '/api/me/quiet-hours', { cookie, body: { quiet } });
    const night = { from: '21:30', to: '07:00' };
    expect((await set(night, member.cookie)).body).toMatchObject({ quiet: night });
    expect((await read(stranger)).quiet).toBeNull();
    expect((await set({ from: '24:00', to: '07:00' }, member.cookie)).status).toBe(400);
    expect((await set({ from: '07:00', to: '07:00' }, member.cookie)).status).toBe(400);
    expect((await set(night)).status).toBe(401);
    expect((await set(null, member.cookie)).body).toMatchObject({ quiet: null });
  });
});

const add = (body: unknown, cookie?: string) =>
  request(app, 'POST', '/api/me/push-devices', { cookie, body, headers: { 'user-agent': 'Firefox/130' } });

describe('push devices', () => {
  it('are kept once for each browser, without showing its address, and belong to who used it last', async () => {
    const subscription = buildSubscription();
    const first = await add(subscription, member.cookie);
    expect(first).toMatchObject({ status: 201, body: { browser: 'Firefox', system: null } });
    expect((await add(subscription, member.cookie)).body).toMatchObject({
      id: (first.body as { id: string }).id,
    });
    const settings = await read(member);
    expect(settings.devices).toHaveLength(1);
    expect(JSON.stringify(settings)).not.toContain('push.example.org');
    await add(subscription, stranger.cookie);
    expect((await read(member)).devices).toEqual([]);
    expect((await read(stranger)).devices).toHaveLength(1);
  });

  it('are ten at most, and the oldest makes room', async () => {
    const other = await buildMember(app);
    for (let index = 0; index < 12; index += 1) await add(buildSubscription(), other.cookie);
    expect((await read(other)).devices).toHaveLength(10);
  });

  it('are not taken from strangers, nor at addresses that are not public', async () => {
    expect((await add(buildSubscription())).status).toBe(401);
    for (const endpoint of [
      'http://push.example.org/x',
      'https://localhost/x',
      'https://127.0.0.1/x',
      'https://2130706433/x',
      'https://[::1]/x',
      'https://[::ffff:10.0.0.1]/x',
      'https://10.1.2.3/x',
      'https://169.254.169.254/latest',
      'https://router.local/x',
      'https://intranet/x',
      'https://push.example.org:8443/x',
      'https://user:secret@push.example.org/x',
      'https://localhost./x',
      'javascript:alert(1)',
    ])
      expect((await add(buildSubscription(endpoint), member.cookie)).status, endpoint).toBe(400);
    const { endpoint, keys } = buildSubscription();
    const noPoint = { endpoint, keys: { ...keys, p256dh: 'A'.repeat(87) } };
    expect((await add(noPoint, member.cookie)).status).toBe(400);
  });

  it('are removed by their person only', async () => {
    const { id } = (await add(buildSubscription(), member.cookie)).body as { id: string };
    const remove = (cookie?: string) => call(app, 'channels.removeDevice', { params: { id } }, cookie);
    expect((await remove()).status).toBe(401);
    expect((await remove(stranger.cookie)).status).toBe(404);
    expect((await request(app, 'DELETE', '/api/me/push-devices/x', { cookie: member.cookie })).status).toBe(
      404,
    );
    expect((await remove(member.cookie)).status).toBe(204);
    expect((await remove(member.cookie)).status).toBe(404);
  });
});

describe('what is kept', () => {
  it('is exported without secrets and goes with the person', async () => {
    const other = await buildMember(app);
    const subject = { personId: await idOf(app, other), email: other.email };
    const { endpoint, keys } = buildSubscription();
    await add({ endpoint, keys }, other.cookie);
    const choices = { deals: { mail: 'off' as const, push: false } };
    for (const organisationId of [null, other.organisationId])
      await call(app, 'channels.choose', { body: { organisationId, choices } }, other.cookie);
    const exported = JSON.stringify(await channelsPersonal.export(app.deps, subject));
    expect(exported).toContain(endpoint);
    expect(exported).toContain('"deals":"off"');
    expect(exported).not.toContain(keys.auth);
    await channelsPersonal.eraseOrganisation?.(app.deps, other.organisationId);
    expect((await read(other)).organisations[0]?.choices.deals.mail).toBeNull();
    expect((await read(other)).general.deals.mail).toBe('off');
    await channelsPersonal.erase(app.deps, subject);
    expect(await read(other)).toMatchObject({
      devices: [],
      general: { deals: { mail: 'daily', push: true } },
    });
  });
});

describe('the link of a mail', () => {
  const links = () => linksFor(app.deps, { personId, email: member.email, locale: 'en' });
  const apiPath = () => links().oneClick.slice(app.url.length);
  const token = () => new URL(links().page).searchParams.get('token') ?? '';
  const mails = async () => new Set(TOLD_GROUPS.map((group) => all.general[group].mail));
  let all: Awaited<ReturnType<typeof read>>;

  it('says neither who it is for nor lets itself be made or changed', async () => {
    const plain = Buffer.from(token(), 'base64url').toString('latin1');
    expect(plain).not.toContain(personId);
    expect(plain).not.toContain(member.email);
    expect(token()).not.toBe(token());
    const forged = token().replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const wrong of [
      forged,
      `${token()}%0a`,
      'x'.repeat(60),
      Buffer.from(`en:${personId}`).toString('base64url'),
    ])
      expect((await call(app, 'channels.readByLink', { query: { token: wrong } })).status, wrong).toBe(410);
    const ofOtherKind = app.deps.sealer.seal('something else', `en:${personId}`);
    expect((await call(app, 'channels.readByLink', { query: { token: ofOtherKind } })).status).toBe(410);
    expect((await request(app, 'GET', '/api/unsubscribe/choices?token=x')).status).toBe(400);
  });

  it('changes nothing when it is only opened, and leads to the page, whatever the token', async () => {
    const opened = await request(app, 'GET', apiPath());
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toMatch(`${app.url}/en/unsubscribe?token=`);
    for (const query of ['', '?token=', '?token=https://elsewhere.example/%0d%0aX: y'])
      expect((await request(app, 'GET', `/api/unsubscribe${query}`)).headers.get('location')).toBe(
        `${app.url}/unsubscribe`,
      );
    all = await read(member);
    expect(await mails()).toEqual(new Set(['daily', 'instant']));
  });

  it('chooses mails without a session, for all organisations', async () => {
    const query = { token: token() };
    const { organisationId } = member;
    const choices = { messages: { mail: 'daily' as const, push: null } };
    await call(app, 'channels.choose', { body: { organisationId, choices } }, member.cookie);
    const before = await call(app, 'channels.readByLink', { query });
    expect(before.body.mail.messages).toBe('instant');
    expect(JSON.stringify(before.body)).not.toMatch(/@|[0-9a-f]{24}/);
    const chosen = await call(app, 'channels.chooseByLink', {
      query,
      body: { mail: { messages: 'weekly' } },
    });
    expect(chosen.body.mail).toMatchObject({ messages: 'weekly', introductions: 'daily' });
    expect((await read(member)).organisations[0]?.choices.messages.mail).toBeNull();
    const bad = { body: { mail: { messages: 'never' } } };
    expect((await request(app, 'PUT', `/api/unsubscribe/choices?token=${query.token}`, bad)).status).toBe(
      400,
    );
    expect(
      (await call(app, 'channels.chooseByLink', { query: { token: 'x'.repeat(60) }, body: { mail: {} } }))
        .status,
    ).toBe(410);
  });

  it('chooses nothing from the mailbox of an address that the person has no more', async () => {
    const former = linksFor(app.deps, { personId, email: 'former@example.org', locale: 'en' });
    const query = { token: new URL(former.page).searchParams.get('token') ?? '' };
    expect((await call(app, 'channels.readByLink', { query })).status).toBe(410);
    expect((await request(app, 'POST', former.oneClick.slice(app.url.length))).status).toBe(410);
    // A mail from before links said where they went.
    const old = { token: app.deps.sealer.seal('unsubscribe', `en:${personId}`) };
    expect((await call(app, 'channels.readByLink', { query: old })).status).toBe(200);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--',
    ],
  ])('ends all these mails in one click, as mail programs send it: %s', async (type, body) => {
    const choices = { agreements: { mail: 'instant' as const, push: true } };
    await call(app, 'channels.choose', { body: { organisationId: null, choices } }, member.cookie);
    // A mail program is no browser: it sends neither cookies nor an origin.
    const response = await fetch(app.url + apiPath(), {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(response.status).toBe(204);
    all = await read(member);
    expect(await mails()).toEqual(new Set(['off']));
    expect(all.general.agreements.push).toBe(true);
    expect((await request(app, 'POST', '/api/unsubscribe')).status).toBe(400);
    expect((await request(app, 'POST', `/api/unsubscribe?token=${'x'.repeat(60)}`)).status).toBe(410);
  });
});
