import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember } from '../../../test/factories.ts';
import { download, upload } from '../files/testing.ts';
import { Agreements } from './model.ts';
import { buildProposed, sign } from './testing.ts';

let app: TestApp;
let harbour: TestMember;
let steel: TestMember;
let start: TestMember;
let stranger: TestMember;
let id: string;

beforeAll(async () => {
  app = await startApp();
  const operator = await buildOperator(app);
  harbour = await buildMember(app, { kind: 'company', name: 'Hafen' });
  steel = await buildMember(app, { kind: 'company', name: 'Stahl' });
  start = await buildMember(app, { kind: 'startup', name: 'Pegelstart' });
  stranger = await buildMember(app, { kind: 'company' });
  const organisations = [harbour, steel, start].map((one) => one.organisationId);
  const group = await call(
    app,
    'conversations.openGroup',
    { body: { title: 'Runde', organisations } },
    operator.cookie,
  );
  const milestone = {
    title: 'Aufgebaut',
    organisationId: start.organisationId,
    ownerId: null,
    dueOn: '2030-03-20',
  };
  const milestones = ['aufbau1', 'aufbau2'].map((key) => ({ ...milestone, key }));
  id = await buildProposed(app, group.body.id, [harbour, steel, start], { milestones });
});
afterAll(() => app.close());

const mark = async (by: TestMember, key: string, body: { done: boolean; fileId?: string | null }) =>
  call(app, 'agreements.setProgress', { params: { id, key }, body }, by.cookie);
const evidence = async (by: TestMember) =>
  (await upload(app, by, { name: 'protokoll.txt', bytes: Buffer.from('Läuft.'), purpose: 'evidence' })).body
    .id;
const statusFor = async (fileId: string, by?: TestMember) => (await download(app, fileId, by?.cookie)).status;

describe('an agreement of three', () => {
  test('is signed once all three have, and each gets it as PDF', async () => {
    // A second click finds the signature of the first.
    await Promise.all([sign(app, id, harbour), sign(app, id, harbour), sign(app, id, harbour)]);
    await sign(app, id, start);
    const before = await call(app, 'agreements.get', { params: { id } }, steel.cookie);
    expect(before.body).toMatchObject({ status: 'proposed', signatures: [{}, {}] });
    await sign(app, id, steel);
    const { body } = await call(app, 'agreements.get', { params: { id } }, harbour.cookie);
    expect(body.status).toBe('active');
    expect(body.parties.map((party) => party.name)).toEqual(['Hafen', 'Stahl', 'Pegelstart']);
    for (const { cookie } of [harbour, steel, start]) {
      const pdf = await fetch(`${app.url}/api/agreements/${id}/pdf`, { headers: { cookie } });
      expect(pdf.status).toBe(200);
      expect(
        Buffer.from(await pdf.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    }
  });
});

describe('a milestone’s file', () => {
  test('is read by every party and nobody else', async () => {
    const fileId = await evidence(start);
    const done = await mark(start, 'aufbau1', { done: true, fileId });
    expect(done.body.progress).toMatchObject([
      { key: 'aufbau1', file: { id: fileId, name: 'protokoll.txt' } },
    ]);
    expect([await statusFor(fileId, harbour), await statusFor(fileId, steel)]).toEqual([200, 200]);
    expect([await statusFor(fileId, stranger), await statusFor(fileId)]).toEqual([404, 404]);
  });

  test('must be an upload of one’s own for this', async () => {
    const theirs = await evidence(stranger);
    expect((await mark(start, 'aufbau2', { done: true, fileId: theirs })).status).toBe(400);
    const other = await upload(app, start, { name: 'foto.txt', bytes: Buffer.from('x') });
    expect((await mark(start, 'aufbau2', { done: true, fileId: other.body.id })).status).toBe(400);
    const { body } = await call(app, 'agreements.get', { params: { id } }, start.cookie);
    expect(body.progress.map((one) => one.key)).toEqual(['aufbau1']);
  });

  test('gives way to a newer one, and goes when the step is open again', async () => {
    const [first, second] = [await evidence(harbour), await evidence(harbour)];
    await mark(harbour, 'aufbau2', { done: true, fileId: first });
    await mark(harbour, 'aufbau2', { done: true, fileId: second });
    expect([await statusFor(first, harbour), await statusFor(second, harbour)]).toEqual([404, 200]);
    const open = await mark(steel, 'aufbau2', { done: false });
    expect(open.body.progress.map((one) => one.key)).toEqual(['aufbau1']);
    expect(await statusFor(second, harbour)).toBe(404);
  });
});

describe('what was reported', () => {
  const readAs = async (by: TestMember) =>
    (await call(app, 'agreements.get', { params: { id } }, by.cookie)).body;
  const { findOneAndUpdate } = Agreements;
  type Update = typeof findOneAndUpdate;
  const spyOnUpdates = () => vi.spyOn(Agreements, 'findOneAndUpdate');
  const cutOff = (() => {
    throw new Error('as if the process were killed');
  }) as unknown as Update;

  test('is there until something else stands in its place, whatever cuts that off', async () => {
    app.setNow(new Date(Date.now() + 60 * 24 * 3600_000));
    const said = { kept: 'yes', worthIt: 'yes', goesOn: 'yes' } as const;
    const answer = (note: string) =>
      call(
        app,
        'agreements.answerReview',
        { params: { id, day: 30 }, body: { ...said, note } },
        harbour.cookie,
      );
    const answers = async () => (await readAs(harbour)).reviews[0]?.answers.map(({ note }) => note);
    expect((await answer('Erste')).status).toBe(200);
    spyOnUpdates().mockImplementationOnce(cutOff);
    expect((await answer('Nie')).status).toBe(500);
    expect(await answers()).toEqual(['Erste']);
    vi.restoreAllMocks();
    expect((await answer('Zweite')).status).toBe(200);
    expect(await answers()).toEqual(['Zweite']);

    spyOnUpdates()
      .mockImplementationOnce(findOneAndUpdate.bind(Agreements) as Update)
      .mockImplementationOnce(cutOff);
    await mark(start, 'aufbau1', { done: true });
    expect((await readAs(start)).progress.map(({ key }) => key)).toEqual(['aufbau1']);
  });

  test('stays as it is once the agreement is completed, be it just before the write', async () => {
    const spy = spyOnUpdates();
    spy.mockImplementationOnce(((...args: Parameters<Update>) => ({
      lean: async () => {
        spy.mockRestore();
        expect((await call(app, 'agreements.complete', { params: { id } }, steel.cookie)).status).toBe(200);
        return findOneAndUpdate.apply(Agreements, args).lean();
      },
    })) as unknown as Update);
    expect((await mark(start, 'aufbau1', { done: false })).status).toBe(409);
    expect(await readAs(start)).toMatchObject({ status: 'completed', progress: [{ key: 'aufbau1' }] });
  });
});
