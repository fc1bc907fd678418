import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { type TestMember, type TestPerson } from '../../../test/factories.ts';
import { download, upload } from '../files/testing.ts';
import { Entries } from './entries/entry-model.ts';
import { reconcileCalls } from './jobs.ts';
import {
  AFTER,
  buildBench,
  enter,
  NOON,
  publishCall,
  readsOf,
  score,
  seat,
  tellsOf,
  type Bench,
} from './testing.ts';

let app: TestApp;
let bench: Bench;
let partner: TestMember;
let founder: TestMember;
let rival: TestMember;
let judge: TestPerson;

beforeAll(async () => {
  app = await startApp();
  bench = await buildBench(app);
  ({ partner, founder, rival, judge } = bench);
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const { desk, read, board, judged } = readsOf(
  () => app,
  () => bench,
);

describe('a blind round', () => {
  const IDEA =
    'Kaiwärts zählt Container. Kontakt: aylin@kaiwaerts.de, +49 203 123456, https://kaiwaerts.de/demo. Aylin Öztürk leitet Kaiwärts’ Team.';

  async function blindCall() {
    const { id } = await publishCall(app, partner);
    const file = await upload(app, founder, {
      name: 'kaiwaerts.txt',
      bytes: Buffer.from('Kaiwärts'),
      purpose: 'application',
    });
    const answers = { idea: IDEA, team: 'Aylin Öztürk und Co', deck: file.body.id };
    const entry = await enter(app, founder, id, { answers });
    await seat(app, partner, id, judge);
    app.setNow(AFTER);
    return { id, entryId: entry.id, fileId: file.body.id };
  }

  test('tells the jury nothing that names who applied', async () => {
    const { id, entryId, fileId } = await blindCall();
    const seen = await read(id, entryId, judge);
    const all = JSON.stringify([seen.body, (await desk(id, judge)).body.items]);
    for (const hint of ['Kaiwärts', 'kaiwaerts', 'Aylin', 'Öztürk', '123456', fileId])
      expect(all).not.toContain(hint);
    expect(seen.body).toMatchObject({ isBlind: true, applicant: null, files: [], hidden: ['team', 'deck'] });
    expect(seen.body.answers.idea).toContain('zählt Container');
    const file = await download(app, fileId, judge.cookie);
    expect(file.status).toBe(404);
  });

  test('ends with the second round, which finalists alone are in', async () => {
    const { id, entryId, fileId } = await blindCall();
    app.setNow(NOON);
    await enter(app, rival, id);
    app.setNow(AFTER);
    await score(app, judge, id, entryId, [4, 4]);
    const open = (entryIds: string[], by: TestPerson = partner) =>
      call(app, 'calls.openSecondRound', { params: { id }, body: { entryIds } }, by.cookie);
    expect((await open([entryId], founder)).status).toBe(403);
    expect((await open(['f'.repeat(24)])).status).toBe(400);
    expect((await open([entryId])).body).toMatchObject({ round: 2 });
    expect((await open([entryId])).body).toMatchObject({ code: 'not-possible-now' });
    const seen = (await read(id, entryId, judge)).body;
    expect(seen).toMatchObject({
      ...{ isBlind: false, applicant: { name: 'Kaiwärts GmbH' }, hidden: [], points: {} },
      before: { points: { novelty: 4, market: 4 } },
    });
    expect(seen.answers.idea).toBe(IDEA);
    expect((await desk(id, judge)).body.items).toHaveLength(1);
    const file = await download(app, fileId, judge.cookie);
    expect(file.status).toBe(200);
    const stranger = await download(app, fileId, rival.cookie);
    expect(stranger.status).toBe(404);
    await score(app, judge, id, entryId, [2, 2]);
    expect((await board(id)).items).toMatchObject([{ raw: 2 }]);
    const before = await call(app, 'entries.board', { params: { id }, query: { round: 1 } }, partner.cookie);
    expect(before.body.items).toMatchObject([{ raw: 4 }, { raw: null }]);
    expect((await tellsOf(app, founder, id)).map((one) => one.type)).toContain('call-finalist');
  });

  test('has those whom the first of two colleagues chose, also after a kill', async () => {
    const { id, entryId } = await blindCall();
    app.setNow(NOON);
    const other = (await enter(app, rival, id)).id;
    app.setNow(AFTER);
    const open = (entryIds: string[]) =>
      call(app, 'calls.openSecondRound', { params: { id }, body: { entryIds } }, partner.cookie);
    const choices = [[entryId], [other], [entryId], [other]];
    const answers = await Promise.all(choices.map((entryIds) => open(entryIds)));
    const chosen = choices.filter((_, index) => answers[index]?.status === 200);
    expect(chosen).toHaveLength(1);
    const finalists = async () => (await desk(id, judge)).body.items.map((item) => item.id);
    expect(await finalists()).toEqual(chosen[0]);
    await Entries.updateMany({ callId: id }, { $set: { isFinalist: false } });
    await reconcileCalls(app.deps);
    expect(await finalists()).toEqual(chosen[0]);
  });

  test('is none where the organiser wants none', async () => {
    const { id, first } = await judged({ blind: false });
    expect((await read(id, first, judge)).body).toMatchObject({
      isBlind: false,
      applicant: { name: 'Kaiwärts GmbH' },
    });
  });
});

describe('the result', () => {
  const close = (id: string, by: TestPerson = partner) =>
    call(app, 'calls.close', { params: { id } }, by.cookie);

  test('comes when everybody has an answer, and names who agrees to be named', async () => {
    const { id, first, second } = await judged();
    await score(app, judge, id, first, [5, 5], { note: 'intern', feedback: 'Stark.' });
    await score(app, judge, id, second, [2, 2], { note: 'intern', feedback: 'Der Markt fehlt.' });
    expect((await close(id)).body).toMatchObject({ code: 'not-possible-now' });
    const decline = (body: object, by: TestPerson = partner) =>
      call(
        app,
        'entries.decline',
        { params: { id }, body: { entryIds: [second], reason: 'others-stronger', ...body } },
        by.cookie,
      );
    expect((await decline({}, founder)).status).toBe(404);
    expect((await decline({ reason: 'other' })).status).toBe(400);
    expect((await decline({ withFeedback: true, note: 'Danke.' })).body).toEqual({ declined: 1 });
    expect((await decline({})).body).toEqual({ declined: 0 });
    const params = { id, entryId: first };
    const won = await call(app, 'entries.award', { params, body: { award: '1. Preis' } }, partner.cookie);
    expect(won.body).toEqual({ status: 'won' });
    const again = await call(app, 'entries.award', { params, body: { award: '2. Preis' } }, partner.cookie);
    expect(again.status).toBe(409);

    const answered = (await call(app, 'entries.own', { params: { id } }, rival.cookie)).body;
    expect(answered.answer).toMatchObject({
      ...{ reason: 'others-stronger', note: 'Danke.', feedback: ['Der Markt fehlt.'] },
    });
    expect(JSON.stringify(answered)).not.toContain('intern');
    expect((await tellsOf(app, rival, id)).map((one) => one.type)).toContain('call-answered');

    expect((await close(id, founder)).status).toBe(403);
    expect((await close(id)).body).toMatchObject({ phase: 'decided', counts: { submitted: 2, waiting: 0 } });
    const seen = async () => (await call(app, 'calls.get', { params: { id } })).body;
    expect(await seen()).toMatchObject({ winners: [], unnamed: 1 });
    const agree = (agreesToBeNamed: boolean, by: TestPerson = founder) =>
      call(app, 'entries.agree', { params: { id }, body: { agreesToBeNamed } }, by.cookie);
    expect((await agree(true, rival)).body).toMatchObject({ code: 'not-possible-now' });
    expect((await agree(true)).status).toBe(200);
    expect(await seen()).toMatchObject({
      ...{ unnamed: 0, winners: [{ award: '1. Preis', organisation: { name: 'Kaiwärts GmbH' } }] },
    });
    const closed = async (visibility: 'members' | 'public') => {
      const { profile } = (await call(app, 'profiles.mine', {}, founder.cookie)).body;
      const params = { id: founder.organisationId };
      const body = { revision: profile.revision, visibility };
      await call(app, 'profiles.update', { params, body }, founder.cookie);
    };
    await closed('members');
    // They agreed to be named; what else their profile says, and which it is, is still for members.
    expect((await seen()).winners[0]?.organisation).toEqual({
      ...{ name: 'Kaiwärts GmbH', kind: 'startup', slug: null },
    });
    await closed('public');
    await agree(false);
    expect(await seen()).toMatchObject({ winners: [], unnamed: 1 });
    expect((await desk(id, judge)).body).toMatchObject({ isOpen: false, items: [] });
    expect((await score(app, judge, id, first, [1, 1])).status).toBe(404);
  });

  test('is not there before the deadline', async () => {
    const { id } = await publishCall(app, partner);
    const entry = await enter(app, founder, id);
    const params = { id, entryId: entry.id };
    const early = await call(app, 'entries.award', { params, body: { award: 'Preis' } }, partner.cookie);
    expect(early.body).toMatchObject({ code: 'not-possible-now' });
    expect((await close(id)).body).toMatchObject({ code: 'not-possible-now' });
  });
});
