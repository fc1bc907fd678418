import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildPerson, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { addMember } from '../organisations/service.ts';
import { Sheets } from './jury/jury-model.ts';
import {
  AFTER,
  buildBench,
  draftCall,
  enter,
  NOON,
  publishCall,
  readsOf,
  score,
  seat,
  tellsOf,
  tokenFor,
  type Bench,
} from './testing.ts';

let app: TestApp;
let bench: Bench;
let partner: TestMember;
let founder: TestMember;
let rival: TestMember;
let judge: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  app = await startApp();
  bench = await buildBench(app);
  ({ partner, founder, rival, judge, other } = bench);
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const { desk, read, board, judged } = readsOf(
  () => app,
  () => bench,
);

describe('inviting', () => {
  const invite = (id: string, email: string, by: TestPerson = partner) =>
    call(app, 'jury.invite', { params: { id }, body: { email, name: 'Somebody' } }, by.cookie);

  test('answers alike whether the address has an account, and shows alike who was asked', async () => {
    const { body } = await draftCall(app, partner);
    const known = await invite(body.id, judge.email);
    const unknown = await invite(body.id, 'nobody-here@example.org');
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const { items } = (await call(app, 'jury.list', { params: { id: body.id } }, partner.cookie)).body;
    expect(items.map(({ id: _, email: __, invitedAt: ___, ...one }) => one)).toEqual([
      { name: 'Somebody', about: '', status: 'invited', scored: 0 },
      { name: 'Somebody', about: '', status: 'invited', scored: 0 },
    ]);
    for (const email of [judge.email, 'nobody-here@example.org'])
      expect(
        app.deps.mailer.kept().some((mail) => mail.to === email && mail.template === 'calls.jury-invitation'),
      ).toBe(true);
  });

  test('fills nobody’s mailbox, from however many calls', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 26; turn += 1) {
      const { body } = await draftCall(app, partner);
      statuses.push((await invite(body.id, 'everybody@example.org')).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  test('is the organiser’s alone', async () => {
    const { id } = await publishCall(app, partner);
    expect((await invite(id, 'a@example.org', founder)).status).toBe(404);
    expect((await call(app, 'jury.list', { params: { id } }, founder.cookie)).status).toBe(404);
    expect((await invite(id, 'no address')).status).toBe(400);
    // Anybody may sign up as a partner; only one the operator knows sends mails to strangers.
    const unknown = await buildMember(app, { kind: 'partner', verified: false });
    const draft = (await draftCall(app, unknown)).body;
    expect(draft.abilities.invite).toBe(false);
    expect((await invite(draft.id, 'a@example.org', unknown)).body).toMatchObject({
      code: 'not-possible-now',
    });
  });

  test('is over with the call, as is taking somebody off', async () => {
    const { id } = await publishCall(app, partner);
    await invite(id, judge.email);
    const { items } = (await call(app, 'jury.list', { params: { id } }, partner.cookie)).body;
    expect((await call(app, 'calls.withdraw', { params: { id } }, partner.cookie)).status).toBe(200);
    expect((await invite(id, 'late@example.org')).body).toMatchObject({ code: 'not-possible-now' });
    const params = { id, jurorId: items[0]?.id ?? '' };
    const removed = await call(app, 'jury.remove', { params }, partner.cookie);
    expect(removed.body).toMatchObject({ code: 'not-possible-now' });
    expect((await call(app, 'jury.list', { params: { id } }, partner.cookie)).body.items).toHaveLength(1);
  });

  test('works for its own address, once', async () => {
    const { id } = await publishCall(app, partner);
    await invite(id, judge.email);
    const token = tokenFor(app, judge.email);
    const answer = (person: TestPerson, accept = true) =>
      call(app, 'jury.answerInvitation', { body: { token, accept } }, person.cookie);
    const view = await call(app, 'jury.readInvitation', { body: { token } });
    expect(view.body).toMatchObject({ from: 'Transferwerk', yours: false });
    expect((await answer(other)).status).toBe(403);
    expect((await answer(judge)).status).toBe(200);
    expect((await answer(judge)).status).toBe(410);
    expect((await invite(id, judge.email)).body).toMatchObject({ code: 'duplicate' });
    expect((await tellsOf(app, partner, id)).map((one) => one.type)).toEqual(['call-juror']);
    expect((await call(app, 'jury.mine', {}, judge.cookie)).body.items[0]).toMatchObject({
      call: { id },
      left: 0,
    });
  });

  test('lapses, can be declined, and is renewed by asking again', async () => {
    const { id } = await publishCall(app, partner);
    await invite(id, other.email);
    const token = tokenFor(app, other.email);
    app.setNow(new Date(NOON.getTime() + 31 * 86_400_000));
    expect((await call(app, 'jury.readInvitation', { body: { token } })).status).toBe(410);
    app.setNow(NOON);
    await call(app, 'jury.answerInvitation', { body: { token, accept: false } }, other.cookie);
    expect((await desk(id, other)).status).toBe(404);
    await seat(app, partner, id, other);
    expect((await desk(id, other)).status).toBe(200);
  });

  test('shows the jury to everybody unless it is kept back', async () => {
    const shown = await publishCall(app, partner);
    const hidden = await publishCall(app, partner, { juryShown: false });
    for (const { id } of [shown, hidden]) await seat(app, partner, id, judge);
    const juryOf = async (id: string) => (await call(app, 'calls.get', { params: { id } })).body.jury;
    expect(await juryOf(shown.id)).toEqual([{ name: judge.name, about: 'Jury' }]);
    expect(await juryOf(hidden.id)).toEqual([]);
  });
});

describe('judging', () => {
  test('begins at the deadline and is the jury’s alone', async () => {
    const { id, first } = await judged();
    app.setNow(NOON);
    expect((await desk(id, judge)).body).toMatchObject({ isOpen: false, items: [] });
    expect((await read(id, first, judge)).status).toBe(404);
    app.setNow(AFTER);
    expect((await desk(id, judge)).body.items).toHaveLength(2);
    expect((await desk(id, founder)).status).toBe(404);
    expect((await desk(id, partner)).status).toBe(404);
    expect((await read(id, first, founder)).status).toBe(404);
    expect((await score(app, founder, id, first, [5, 5])).status).toBe(404);
  });

  test('refuses points out of range and of no criterion', async () => {
    const { id, first } = await judged();
    expect((await score(app, judge, id, first, [6, 1])).status).toBe(400);
    const body = { points: { charm: 5 } };
    const params = { id, entryId: first };
    expect((await call(app, 'jury.score', { params, body }, judge.cookie)).status).toBe(400);
  });

  test('counts a sheet once every criterion has its points', async () => {
    const { id, first } = await judged();
    const params = { id, entryId: first };
    await call(app, 'jury.score', { params, body: { points: { novelty: 4 } } }, judge.cookie);
    expect((await board(id)).items.find((one) => one.id === first)).toMatchObject({ scored: 0, raw: null });
    await score(app, judge, id, first, [4, 1]);
    expect((await board(id)).items.find((one) => one.id === first)).toMatchObject({
      ...{ scored: 1, expected: 2, raw: 3, rank: 1, isTied: false },
      sheets: [{ points: { novelty: 4, market: 1 }, raw: 3 }],
    });
  });

  test('ranks on one scale, and shows equals as equals', async () => {
    const { id, first, second } = await judged();
    await score(app, judge, id, first, [5, 5]);
    await score(app, judge, id, second, [4, 4]);
    await score(app, other, id, first, [1, 1]);
    await score(app, other, id, second, [2, 2]);
    const { items, jurors } = await board(id);
    expect(items.map(({ rank, isTied }) => [rank, isTied])).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(items.map(({ raw }) => raw)).toEqual([3, 3]);
    expect(jurors.map(({ mean, scored, expected }) => [mean, scored, expected])).toEqual([
      [4.5, 2, 2],
      [1.5, 2, 2],
    ]);
    await score(app, other, id, second, [1, 2]);
    expect((await board(id)).items.map(({ id: one, rank }) => [one, rank])).toEqual([
      [first, 1],
      [second, 2],
    ]);
  });

  test('leaves out who was taken off the jury', async () => {
    const { id, first } = await judged();
    await score(app, judge, id, first, [5, 5]);
    const { items } = (await call(app, 'jury.list', { params: { id } }, partner.cookie)).body;
    const jurorId = items.find((one) => one.email === judge.email)?.id ?? '';
    expect((await call(app, 'jury.remove', { params: { id, jurorId } }, partner.cookie)).status).toBe(204);
    expect((await desk(id, judge)).status).toBe(404);
    expect((await board(id)).items[0]).toMatchObject({ scored: 0, sheets: [] });
  });

  test('leaves out points that come while somebody is taken off the jury, or declares a conflict', async () => {
    const { id, first } = await judged();
    const { updateOne } = Sheets;
    const scoreJustAfter = async (by: TestPerson, act: () => Promise<{ status: number }>) => {
      vi.spyOn(Sheets, 'updateOne').mockImplementationOnce(((...args: Parameters<typeof updateOne>) =>
        act().then(() => updateOne.apply(Sheets, args))) as unknown as typeof updateOne);
      expect((await score(app, by, id, first, [5, 5])).status).toBe(404);
      expect(await Sheets.countDocuments({ callId: id })).toBe(0);
    };
    const declared = { params: { id, entryId: first }, body: { conflict: true } };
    await scoreJustAfter(other, () => call(app, 'jury.setConflict', declared, other.cookie));
    const { items } = (await call(app, 'jury.list', { params: { id } }, partner.cookie)).body;
    const params = { id, jurorId: items.find((one) => one.email === judge.email)?.id ?? '' };
    await scoreJustAfter(judge, () => call(app, 'jury.remove', { params }, partner.cookie));
  });
});

describe('a conflict of interest', () => {
  test('follows from belonging to the applicant, and stays when the juror leaves', async () => {
    const { id } = await publishCall(app, partner);
    const entry = await enter(app, founder, id);
    await seat(app, partner, id, founder);
    app.setNow(AFTER);
    const [item] = (await desk(id, founder)).body.items;
    expect(item).toMatchObject({ id: entry.id, conflict: 'member', applicant: null });
    expect((await read(id, entry.id, founder)).status).toBe(403);
    expect((await score(app, founder, id, entry.id, [5, 5])).status).toBe(403);
    const undo = { params: { id, entryId: entry.id }, body: { conflict: false } };
    expect((await call(app, 'jury.setConflict', undo, founder.cookie)).body).toMatchObject({
      code: 'not-possible-now',
    });
    expect((await board(id)).items[0]).toMatchObject({ expected: 0, conflicts: [{ cause: 'member' }] });
  });

  test('is seen in somebody who joins the applicant later; their points no longer count', async () => {
    const { id, second } = await judged();
    const late = await buildPerson(app);
    app.setNow(NOON);
    await seat(app, partner, id, late);
    app.setNow(AFTER);
    expect((await score(app, late, id, second, [5, 5])).status).toBe(200);
    expect((await board(id)).items[0]).toMatchObject({ id: second, scored: 1 });
    const { body } = await call(app, 'accounts.me', {}, late.cookie);
    await addMember(rival.organisationId, body.person?.id ?? '', 'viewer', AFTER);
    expect((await board(id)).items.map(({ scored }) => scored)).toEqual([0, 0]);
    expect((await read(id, second, late)).status).toBe(403);
  });

  test('is declared and taken back; what was scored goes', async () => {
    const { id, first } = await judged();
    await score(app, judge, id, first, [5, 5]);
    const params = { id, entryId: first };
    const declare = (conflict: boolean) =>
      call(app, 'jury.setConflict', { params, body: { conflict, note: 'Wir sind verwandt' } }, judge.cookie);
    const declared = (await declare(true)).body.items.find((one) => one.id === first);
    expect(declared).toMatchObject({ conflict: 'declared', hasBegun: false });
    expect((await read(id, first, judge)).status).toBe(403);
    expect((await score(app, judge, id, first, [5, 5])).status).toBe(403);
    expect((await board(id)).items.find((one) => one.id === first)).toMatchObject({
      ...{ scored: 0, expected: 1 },
      conflicts: [{ cause: 'declared', note: 'Wir sind verwandt' }],
    });
    await declare(false);
    expect((await read(id, first, judge)).status).toBe(200);
  });
});
