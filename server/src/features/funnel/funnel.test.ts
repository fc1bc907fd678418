import { type Stall } from '@klammer/contracts/funnel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildConversation,
  buildMember,
  buildOperator,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';
import { buildProposed, buildSigned } from '../agreements/testing.ts';

const JANUARY = new Date('2030-01-10T08:00:00Z');
const FEBRUARY = new Date('2030-02-10T08:00:00Z');
const MARCH = new Date('2030-03-20T08:00:00Z');
let app: TestApp;
let operator: TestPerson;
let member: TestMember;
let agreed: Awaited<ReturnType<typeof buildConversation>>;
let agreementId: string;

beforeAll(async () => {
  app = await startApp();
  app.setNow(JANUARY);
  operator = await buildOperator(app);
  member = await buildMember(app, {
    kind: 'investor',
    name: '=HYPERLINK("x")',
    fields: { topics: ['hydrogen'] },
  });
  await judge(member, (await buildMember(app)).organisationId);
  agreed = await buildConversation(app);
  await write(agreed.conversationId, agreed.founder);
  agreementId = await buildSigned(app, agreed.conversationId, [agreed.founder, agreed.scout]);
  app.setNow(FEBRUARY);
  const quiet = await buildConversation(app);
  await write(quiet.conversationId, quiet.founder);
  await buildConversation(app);
  const asked = { profileId: member.organisationId, message: 'Guten Tag' };
  await call(app, 'introductions.ask', { body: asked }, (await buildMember(app)).cookie);
  const unsigned = await buildConversation(app);
  await write(unsigned.conversationId, unsigned.scout);
  await buildProposed(app, unsigned.conversationId, [unsigned.founder, unsigned.scout]);
  app.setNow(MARCH);
});
afterAll(() => app.close());

async function judge({ cookie }: TestMember, profileId: string) {
  await call(app, 'matches.judge', { params: { profileId }, body: { verdict: 'interested' } }, cookie);
}
async function write(id: string, { cookie }: TestMember) {
  const body = { clientId: `funnel-${id}`, text: 'Guten Tag' };
  await call(app, 'conversations.send', { params: { id }, body }, cookie);
}
async function review({ cookie }: TestMember, worthIt: 'yes' | 'no') {
  const body = { kept: 'yes', worthIt, goesOn: 'yes' } as const;
  await call(app, 'agreements.answerReview', { params: { id: agreementId, day: 30 }, body }, cookie);
}
const read = async (query: object = {}) => (await call(app, 'funnel.read', { query }, operator.cookie)).body;
const stalls = async (query: object = {}) =>
  (await call(app, 'funnel.stalls', { query }, operator.cookie)).body.items;

describe('GET /api/operator/funnel', () => {
  test('counts pairs by how far they got, in the month in which they came up', async () => {
    const { total, months, since } = await read({ months: 3 });
    expect(since).toBe('2030-01-01');
    expect(total).toEqual({ matched: 6, introduced: 5, conversing: 3, agreed: 1, kept: 0, open: 1 });
    expect(months.map(({ month, counts }) => [month, counts.matched, counts.agreed])).toEqual([
      ['2030-01', 2, 1],
      ['2030-02', 4, 0],
      ['2030-03', 0, 0],
    ]);
    expect((await read({ months: 2 })).total.matched).toBe(4);
  });

  test('tells them apart by the kinds and topics of both sides', async () => {
    const { kinds, topics } = await read();
    expect(kinds.map((one) => [one.kinds.join(), one.counts.matched])).toEqual([
      ['company,startup', 4],
      ['investor,startup', 2],
    ]);
    expect(topics.map(({ topic, counts }) => [topic, counts.matched])).toEqual([
      ['hydrogen', 2],
      ['logtech', 6],
    ]);
    expect((await read({ kind: 'investor' })).total).toMatchObject({ matched: 2, introduced: 1, open: 1 });
    expect((await read({ topic: 'hydrogen' })).total.matched).toBe(2);
    expect((await read({ topic: 'ai' })).total.matched).toBe(0);
  });

  test('counts as kept what a side says was, unless the other one regrets it', async () => {
    await review(agreed.founder, 'yes');
    expect((await read()).total).toMatchObject({ agreed: 1, kept: 1 });
    await review(agreed.scout, 'no');
    expect((await read()).total).toMatchObject({ agreed: 1, kept: 0 });
  });

  test('refuses strangers, members and what is no period', async () => {
    for (const path of [
      '/api/operator/funnel',
      '/api/operator/funnel/stalls',
      '/api/operator/funnel/export',
    ]) {
      expect((await request(app, 'GET', path)).status).toBe(401);
      expect((await request(app, 'GET', path, { cookie: member.cookie })).status).toBe(404);
    }
    const wrong = await request(app, 'GET', '/api/operator/funnel?months=999', { cookie: operator.cookie });
    expect(wrong.status).toBe(400);
  });
});

test('GET /api/operator/funnel/export gives the figures with denominators, without shares of a few', async () => {
  const answer = await fetch(`${app.url}/api/operator/funnel/export?months=3&locale=en`, {
    headers: { cookie: operator.cookie },
  });
  const lines = (await answer.text()).trim().split('\r\n');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  expect(lines[1]).toBe('"all";"2030-01-01";"6";"5";"";"3";"";"1";"";"0";"";"1"');
  expect(lines.some((line) => line.startsWith('"month";"2030-02";"4";'))).toBe(true);
});

describe('GET /api/operator/funnel/stalls', () => {
  test('names who stays behind and where, and leaves out who got on', async () => {
    const found = await stalls();
    expect(found.map((one) => one.code).toSorted()).toEqual([
      'late',
      'quiet',
      'silent',
      'unanswered',
      'unsigned',
    ]);
    expect(await stalls({ code: 'silent' })).toHaveLength(1);
    expect(namesIn(await stalls({ code: 'unanswered' }))).toContain('=HYPERLINK("x")');
  });

  test('is done with whoever moves again', async () => {
    const [{ sides }] = (await stalls({ code: 'unanswered' })) as [Stall];
    const { body } = await call(app, 'introductions.list', { query: { status: 'asked' } }, member.cookie);
    expect(sides.map((side) => side.id)).toContain(member.organisationId);
    app.setNow(FEBRUARY);
    await call(app, 'introductions.accept', { params: { id: body.items[0]?.id ?? '' } }, member.cookie);
    app.setNow(MARCH);
    expect(await stalls({ code: 'unanswered' })).toEqual([]);
  });
});

const namesIn = (list: readonly Stall[]) => list.flatMap(({ sides }) => sides.map((side) => side.name));
