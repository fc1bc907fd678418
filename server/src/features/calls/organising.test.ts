import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildPerson, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { AFTER, draftCall, enter, NOON, publishCall, score, seat, tellsOf } from './testing.ts';

let app: TestApp;
let maker: TestMember;
let other: TestMember;
let founder: TestMember;

beforeAll(async () => {
  app = await startApp();
  maker = await buildMember(app, { kind: 'partner', name: 'Transferwerk' });
  other = await buildMember(app, { kind: 'partner', name: 'Hafenhub' });
  founder = await buildMember(app, { kind: 'startup', name: 'Kaiwärts' });
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const invite = (id: string, { slug }: TestMember, by: TestPerson = maker) =>
  call(app, 'calls.inviteOrganiser', { params: { id }, body: { slug } }, by.cookie);
const join = (id: string, accept: boolean, by: TestPerson = other) =>
  call(app, 'calls.joinOrganisers', { params: { id }, body: { accept } }, by.cookie);
const read = async (id: string, by?: TestPerson) =>
  (await call(app, 'calls.get', { params: { id } }, by?.cookie)).body;
const namesIn = (list: readonly { name: string }[]) => list.map(({ name }) => name);

async function shared(): Promise<string> {
  const { id } = await publishCall(app, maker);
  await invite(id, other);
  await join(id, true);
  return id;
}

describe('organising a call together', () => {
  test('names who was asked only once they say yes, and lets them do everything then', async () => {
    const { id } = await publishCall(app, maker);
    expect((await invite(id, other)).body.invited).toMatchObject([{ name: 'Hafenhub' }]);
    expect((await tellsOf(app, other, id)).map(({ type }) => type)).toContain('call-organiser');
    expect(await read(id, founder)).toMatchObject({ invited: [] });
    expect(namesIn((await read(id)).organisers)).toEqual(['Transferwerk']);
    expect((await read(id, other)).abilities).toMatchObject({ join: true, review: false });
    expect((await join(id, true)).body).toEqual({ organises: true });
    expect(namesIn((await read(id)).organisers)).toEqual(['Transferwerk', 'Hafenhub']);
    expect((await call(app, 'calls.own', {}, other.cookie)).body.items.map((item) => item.id)).toContain(id);

    const entry = await enter(app, founder, id);
    app.setNow(AFTER);
    const board = await call(app, 'entries.board', { params: { id } }, other.cookie);
    expect(board.body.items.map((item) => item.id)).toEqual([entry.id]);
    const body = { entryIds: [entry.id], reason: 'no-fit' as const };
    const declined = await call(app, 'entries.decline', { params: { id }, body }, other.cookie);
    expect(declined.body).toEqual({ declined: 1 });
  });

  test('is asked by organisers alone, of each organisation once, and not of who applies', async () => {
    const { id } = await publishCall(app, maker);
    expect((await invite(id, other, founder)).status).toBe(403);
    const slug = { params: { id }, body: { slug: '' } };
    expect((await call(app, 'calls.inviteOrganiser', slug, maker.cookie)).status).toBe(400);
    expect((await call(app, 'calls.inviteOrganiser', { ...slug, body: { slug: 'a' } })).status).toBe(401);
    expect((await join(id, true)).status).toBe(403);
    await invite(id, other);
    expect((await invite(id, other)).body).toMatchObject({ code: 'duplicate' });
    await enter(app, founder, id);
    expect((await invite(id, founder)).body).toMatchObject({ code: 'not-possible-now' });
  });

  test('is no way to write to an organisation again and again', async () => {
    const asked = await buildMember(app, { kind: 'partner' });
    const statuses: number[] = [];
    for (let index = 0; index < 16; index += 1)
      statuses.push((await invite((await draftCall(app, maker)).body.id, asked)).status);
    expect(statuses).toEqual([...Array.from({ length: 13 }, () => 200), 429, 429, 429]);
  });

  test('keeps who organises from applying, until they step back', async () => {
    const { id } = await publishCall(app, maker, { kinds: ['startup', 'partner'] });
    await invite(id, other);
    await join(id, true);
    expect((await read(id, other)).abilities.apply).toBe(false);
    expect((await join(id, false, maker)).status).toBe(403);
    expect((await join(id, false)).body).toEqual({ organises: false });
    expect((await read(id, other)).abilities.apply).toBe(true);
    expect((await call(app, 'entries.board', { params: { id } }, other.cookie)).status).toBe(404);
  });

  test('asks again on all open boards when something comes in, is scored or answered', async () => {
    const id = await shared();
    const publish = vi.spyOn(app.deps, 'publish');
    const told = () => publish.mock.calls.filter(([, name]) => name === 'entries:changed');
    const entry = await enter(app, founder, id);
    const audience = { organisations: [maker.organisationId, other.organisationId] };
    expect(told()).toEqual([[audience, 'entries:changed', { callId: id }]]);
    const judge = await buildPerson(app);
    await seat(app, maker, id, judge);
    app.setNow(AFTER);
    const before = told().length;
    await score(app, judge, id, entry.id, [4, 4]);
    expect(told()).toHaveLength(before + 1);
    const award = { params: { id, entryId: entry.id }, body: { award: 'Preis' } };
    await call(app, 'entries.award', award, other.cookie);
    expect(told()).toHaveLength(before + 2);
    publish.mockRestore();
  });
});
