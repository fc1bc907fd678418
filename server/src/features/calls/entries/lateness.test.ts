import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../../test/app.ts';
import { buildMember, buildPerson, type TestMember, type TestPerson } from '../../../../test/factories.ts';
import { makeOperator } from '../../../../test/operators.ts';
import { AFTER, enter, NOON, publishCall, score, seat, tellsOf } from '../testing.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
let partner: TestMember;
let founder: TestMember;
let judge: TestPerson;
let operator: TestPerson;

beforeAll(async () => {
  app = await startApp();
  partner = await buildMember(app, { kind: 'partner', name: 'Transferwerk' });
  founder = await buildMember(app, { kind: 'startup' });
  judge = await buildPerson(app);
  operator = await makeOperator(app);
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const queued = async (id: string) => {
  const { body } = await call(app, 'operator.queue', {}, operator.cookie);
  return body.items.filter((item) => item.id === id);
};
const passOn = (id: string, by: TestPerson = partner) =>
  call(app, 'entries.passFeedbackOn', { params: { id } }, by.cookie);

async function judged() {
  const { id } = await publishCall(app, partner);
  const entry = await enter(app, founder, id);
  await seat(app, partner, id, judge);
  app.setNow(AFTER);
  await score(app, judge, id, entry.id, [2, 2], { feedback: 'Zeigen Sie Zahlen.' });
  return { id, entryId: entry.id };
}
const answer = (id: string, entryId: string) =>
  call(
    app,
    'entries.decline',
    { params: { id }, body: { entryIds: [entryId], reason: 'too-early' } },
    partner.cookie,
  );

test('a call whose entries wait for three weeks comes to the operator, until they have their answer', async () => {
  const { id, entryId } = await judged();
  expect(await queued(id)).toEqual([]);
  app.setNow(new Date(AFTER.getTime() + 21 * DAY_MS));
  expect(await queued(id)).toMatchObject([
    {
      ...{ code: 'call', who: { name: 'Transferwerk' }, path: `/calls/${id}` },
      about: { de: 'Gründungspreis: eine Bewerbung ohne Antwort' },
      since: AFTER.toISOString(),
    },
  ]);
  await answer(id, entryId);
  expect(await queued(id)).toEqual([]);
});

test('feedback that was not passed on comes to the operator, and ends when applicants can read it', async () => {
  const { id, entryId } = await judged();
  await answer(id, entryId);
  await call(app, 'calls.close', { params: { id } }, partner.cookie);
  expect((await queued(id))[0]?.about.en).toBe('Start-up award: the jury’s feedback was not passed on (1)');
  const own = async () => (await call(app, 'entries.own', { params: { id } }, founder.cookie)).body.answer;
  expect((await own())?.feedback).toEqual([]);

  expect((await passOn(id, founder)).status).toBe(404);
  expect((await call(app, 'entries.passFeedbackOn', { params: { id } })).status).toBe(401);
  expect((await passOn('nonsense')).status).toBe(404);
  const board = await call(app, 'entries.board', { params: { id } }, partner.cookie);
  expect(board.body.keptBack).toBe(1);
  expect((await passOn(id)).body).toEqual({ passed: 1 });
  expect((await passOn(id)).body).toEqual({ passed: 0 });
  expect((await own())?.feedback).toEqual(['Zeigen Sie Zahlen.']);
  const told = (await tellsOf(app, founder, id)).filter(({ type }) => type === 'call-answered');
  expect(told.map(({ title }) => title.de)).toContain('Die Jury hat Ihnen geschrieben');
  expect(await queued(id)).toEqual([]);
});
