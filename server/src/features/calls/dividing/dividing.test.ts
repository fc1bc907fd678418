import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../../test/app.ts';
import { buildMember, buildPerson, type TestMember, type TestPerson } from '../../../../test/factories.ts';
import { AFTER, enter, NOON, publishCall, score, seat } from '../testing.ts';

let app: TestApp;
let partner: TestMember;
let founders: TestMember[];
let judges: TestPerson[];

beforeAll(async () => {
  app = await startApp();
  partner = await buildMember(app, { kind: 'partner', name: 'Transferwerk' });
  founders = [];
  judges = [];
  for (let count = 0; count < 3; count += 1) {
    founders.push(await buildMember(app, { kind: 'startup' }));
    judges.push(await buildPerson(app));
  }
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const divide = (id: string, readers: number | null, by: TestPerson = partner) =>
  call(app, 'jury.divide', { params: { id }, body: { readers } }, by.cookie);
const deskOf = async (id: string, person: TestPerson) =>
  (await call(app, 'jury.desk', { params: { id } }, person.cookie)).body.items.map((item) => item.id);
const board = async (id: string) =>
  (await call(app, 'entries.board', { params: { id } }, partner.cookie)).body;

/** Three entries and three jurors, at the moment at which judging begins. */
async function judged(readers: number | null) {
  const { id } = await publishCall(app, partner);
  const entryIds: string[] = [];
  for (const founder of founders) entryIds.push((await enter(app, founder, id)).id);
  for (const judge of judges) await seat(app, partner, id, judge);
  await divide(id, readers);
  app.setNow(AFTER);
  return { id, entryIds };
}
const desksOf = async (id: string) => Promise.all(judges.map(async (judge) => deskOf(id, judge)));

describe('dividing the entries among the jury', () => {
  test('is the organiser’s to say, within bounds, and everybody reads of it', async () => {
    const { id } = await publishCall(app, partner);
    expect((await divide(id, 2)).body).toMatchObject({ readers: 2 });
    expect((await call(app, 'calls.get', { params: { id } })).body.readers).toBe(2);
    expect((await divide(id, 0)).status).toBe(400);
    expect((await divide(id, 2, founders[0])).status).toBe(404);
    expect((await call(app, 'jury.divide', { params: { id }, body: { readers: 2 } })).status).toBe(401);
    expect((await divide(id, null)).body.readers).toBeNull();
    await call(app, 'calls.withdraw', { params: { id } }, partner.cookie);
    expect((await divide(id, 2)).body).toMatchObject({ code: 'not-possible-now' });
  });

  test('lets everybody read everything unless it is asked for', async () => {
    const { id, entryIds } = await judged(null);
    for (const desk of await desksOf(id)) expect(desk.toSorted()).toEqual(entryIds.toSorted());
  });

  test('deals each entry out to as many as were asked for, evenly, and shows nothing else', async () => {
    const { id, entryIds } = await judged(2);
    const desks = await desksOf(id);
    expect(desks.map((desk) => desk.length)).toEqual([2, 2, 2]);
    for (const entryId of entryIds) expect(desks.filter((desk) => desk.includes(entryId))).toHaveLength(2);
    const [judge] = judges;
    const other = entryIds.find((entryId) => !desks[0]?.includes(entryId)) ?? '';
    const params = { id, entryId: other };
    expect((await call(app, 'jury.read', { params }, judge?.cookie)).status).toBe(404);
    expect((await score(app, judge as TestPerson, id, other, [5, 5])).status).toBe(404);
    const { items, jurors } = await board(id);
    expect(items.map(({ expected }) => expected)).toEqual([2, 2, 2]);
    expect(jurors.map(({ expected }) => expected)).toEqual([2, 2, 2]);
  });

  test('finds another reader where one has a conflict of interest, and keeps the rest', async () => {
    const { id } = await judged(1);
    const before = await desksOf(id);
    const entryId = before[0]?.[0] ?? '';
    const declare = { params: { id, entryId }, body: { conflict: true } };
    const desk = await call(app, 'jury.setConflict', declare, judges[0]?.cookie);
    expect(desk.body.items.find((item) => item.id === entryId)?.conflict).toBe('declared');
    const after = await desksOf(id);
    expect([...(after[1] ?? []), ...(after[2] ?? [])]).toContain(entryId);
    const [ranked] = (await board(id)).items.filter((item) => item.id === entryId);
    expect(ranked).toMatchObject({ expected: 1, conflicts: [{ cause: 'declared' }] });
  });

  test('gives what somebody who left had to read to others, and ranks by each one’s own measure', async () => {
    const { id, entryIds } = await judged(2);
    const desks = await desksOf(id);
    for (const [index, judge] of judges.entries())
      for (const entryId of desks[index] ?? [])
        await score(app, judge, id, entryId, index === 0 ? [1, 1] : [entryId === entryIds[0] ? 5 : 3, 3]);
    expect((await board(id)).items.map(({ scored }) => scored)).toEqual([2, 2, 2]);
    const { items } = (await call(app, 'jury.list', { params: { id } }, partner.cookie)).body;
    const jurorId = items.find((one) => one.email === judges[0]?.email)?.id ?? '';
    await call(app, 'jury.remove', { params: { id, jurorId } }, partner.cookie);
    const after = await board(id);
    expect(after.items.map(({ expected }) => expected)).toEqual([2, 2, 2]);
    expect(after.items[0]?.id).toBe(entryIds[0]);
    expect(after.items.map(({ scored }) => scored).toSorted()).toEqual([1, 1, 2]);
  });

  test('ends with the second round, in which everybody reads who is left', async () => {
    const { id, entryIds } = await judged(1);
    await call(
      app,
      'calls.openSecondRound',
      { params: { id }, body: { entryIds: entryIds.slice(0, 2) } },
      partner.cookie,
    );
    for (const desk of await desksOf(id)) expect(desk.toSorted()).toEqual(entryIds.slice(0, 2).toSorted());
    expect((await board(id)).items.map(({ expected }) => expected)).toEqual([3, 3]);
  });
});
