import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildPerson, type TestMember } from '../../../test/factories.ts';
import { type News } from '../../tell.ts';
import { Members, Organisations } from '../organisations/model.ts';
import { notify, settleNotifications } from './service.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

let count = 0;
const newsFor = (member: TestMember, more: Partial<News> = {}): News => {
  count += 1;
  return {
    key: `test:${count}`,
    type: 'introduction-asked',
    to: { organisations: [member.organisationId] },
    title: { de: `Anfrage ${count}`, en: `Request ${count}` },
    text: { de: 'Guten Tag', en: 'Good day' },
    path: '/introductions',
    ...more,
  };
};
const list = async (member: { cookie: string }, query = {}) =>
  (await call(app, 'notifications.list', { query }, member.cookie)).body.items;
const unread = async (member: { cookie: string }) =>
  (await call(app, 'accounts.me', {}, member.cookie)).body.counts.unreadNotifications;
const personOf = async (member: { cookie: string }) =>
  (await call(app, 'accounts.me', {}, member.cookie)).body.person?.id ?? '';

describe('telling', () => {
  it('makes one notification of a thing that is said twenty times at once', async () => {
    const member = await buildMember(app);
    const news = newsFor(member);
    const told = await Promise.all(Array.from({ length: 20 }, () => notify(app.deps, news)));
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await list(member)).toMatchObject([
      { type: 'introduction-asked', group: 'introductions', title: news.title, path: '/introductions' },
    ]);
    expect(await unread(member)).toBe(1);
  });

  it('says no more of a kind about one thing while so much of it is unread', async () => {
    const member = await buildMember(app);
    const path = `/agreements/${'a'.repeat(24)}`;
    const about = (more: Partial<News> = {}) =>
      notify(app.deps, newsFor(member, { type: 'agreement-drafted', path, ...more }));
    for (let said = 0; said < 30; said += 1) expect(await about()).toBe(1);
    expect(await about()).toBe(0);
    expect(await about({ type: 'agreement-ended' })).toBe(1);
    expect(await about({ path: `/agreements/${'b'.repeat(24)}` })).toBe(1);
    const other = await buildMember(app);
    expect(await about({ to: { persons: [await personOf(other)] } })).toBe(1);
    await call(app, 'notifications.readAll', { body: { path } }, member.cookie);
    expect(await about()).toBe(1);
  });

  it('spares who did it', async () => {
    const member = await buildMember(app);
    expect(await notify(app.deps, newsFor(member, { except: await personOf(member) }))).toBe(0);
    expect(await list(member)).toEqual([]);
  });

  it('reaches a person without an organisation', async () => {
    const person = await buildPerson(app);
    await notify(app.deps, {
      ...newsFor(await buildMember(app)),
      to: { persons: [await personOf(person)] },
    });
    expect(await list(person)).toHaveLength(1);
  });
});

describe('what concerns an organisation', () => {
  const suspension = { suspension: { at: new Date(), reason: 'Probe' } };
  const suspend = ({ organisationId }: TestMember) =>
    Organisations.updateOne({ _id: organisationId }, { $set: suspension });
  const lift = ({ organisationId }: TestMember) =>
    Organisations.updateOne({ _id: organisationId }, { $unset: { suspension: 1 } });

  it('is not told its people while it is suspended, and what they were told is out of sight', async () => {
    const member = await buildMember(app);
    const { organisationId } = member;
    await notify(app.deps, newsFor(member));
    const personId = await personOf(member);
    const [before] = await list(member);
    await suspend(member);
    const ways = [
      { persons: [personId] },
      { organisations: [organisationId] },
      { each: [{ personId, organisationId }] },
    ];
    for (const to of ways) expect(await notify(app.deps, newsFor(member, { to, organisationId }))).toBe(0);
    expect([await list(member), await unread(member)]).toEqual([[], 0]);
    const params = { id: before?.id ?? '' };
    expect((await call(app, 'notifications.read', { params }, member.cookie)).status).toBe(404);
    await lift(member);
    expect([(await list(member)).length, await unread(member)]).toEqual([1, 1]);
  });

  it('is read by nobody who has left it', async () => {
    const member = await buildMember(app);
    await notify(app.deps, newsFor(member));
    await notify(app.deps, newsFor(member, { to: { persons: [await personOf(member)] } }));
    await Members.deleteMany({ organizationId: member.organisationId });
    expect((await list(member)).map(({ organisationId }) => organisationId)).toEqual([null]);
    expect(await unread(member)).toBe(1);
  });
});

describe('reading', () => {
  it('marks one, those of a page, and all', async () => {
    const member = await buildMember(app);
    for (const path of ['/introductions', '/messages', '/messages', '/events'])
      await notify(app.deps, newsFor(member, { path }));
    const [newest] = await list(member);
    const one = await call(app, 'notifications.read', { params: { id: newest?.id ?? '' } }, member.cookie);
    expect(one.body.readAt).not.toBeNull();
    expect(await unread(member)).toBe(3);
    await call(app, 'notifications.readAll', { body: { path: '/messages' } }, member.cookie);
    expect((await list(member, { unread: true })).map((item) => item.path)).toEqual(['/introductions']);
    const all = await call(app, 'notifications.readAll', { body: {} }, member.cookie);
    expect(all.body).toEqual({ read: 1 });
    expect(await unread(member)).toBe(0);
  });

  it('is over for everybody once the thing is settled', async () => {
    const member = await buildMember(app);
    const news = newsFor(member);
    await notify(app.deps, news);
    await settleNotifications(app.deps, news.key);
    expect(await unread(member)).toBe(0);
  });

  it('pages newest first and filters by group', async () => {
    const member = await buildMember(app);
    for (let index = 0; index < 5; index += 1) await notify(app.deps, newsFor(member));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 2, ...(cursor && { cursor }) };
      const { body } = await call(app, 'notifications.list', { query }, member.cookie);
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    expect(await list(member, { group: 'events' })).toEqual([]);
    expect(await list(member, { group: 'introductions' })).toHaveLength(5);
  });

  it('rejects strangers, bad input and other people’s', async () => {
    const member = await buildMember(app);
    const other = await buildMember(app);
    await notify(app.deps, newsFor(member));
    const id = (await list(member))[0]?.id ?? '';
    expect((await call(app, 'notifications.list', { query: {} })).status).toBe(401);
    expect((await call(app, 'notifications.read', { params: { id } })).status).toBe(401);
    expect((await call(app, 'notifications.readAll', { body: {} })).status).toBe(401);
    expect((await call(app, 'notifications.read', { params: { id } }, other.cookie)).status).toBe(404);
    expect((await request(app, 'POST', '/api/notifications/x/read', { cookie: member.cookie })).status).toBe(
      404,
    );
    const wrong = { cookie: member.cookie, body: { path: 'introductions' } };
    expect((await request(app, 'POST', '/api/notifications/read', wrong)).status).toBe(400);
    expect(
      (await request(app, 'GET', '/api/notifications?group=none', { cookie: member.cookie })).status,
    ).toBe(400);
    await call(app, 'notifications.readAll', { body: {} }, other.cookie);
    expect(await unread(member)).toBe(1);
  });
});
