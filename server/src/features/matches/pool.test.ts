import { setImmediate as turnEnds } from 'node:timers/promises';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { Profiles, type ProfileDoc } from '../profiles/model.ts';
import { type Lesson } from './feedback.ts';
import { MatchingPool, type Ranked } from './pool.ts';

const MORNING = new Date('2030-01-01T08:00:00Z');
const MINUTE_MS = 60_000;
let app: TestApp;
let founder: TestMember;
let scout: TestMember;
beforeAll(async () => {
  app = await startApp();
  app.setNow(MORNING);
  founder = await buildMember(app, { kind: 'startup' });
  scout = await buildMember(app, { kind: 'company' });
  await buildMember(app, { kind: 'company' });
});
afterAll(() => app.close());

async function listOf(pool: MatchingPool, lessons?: Map<string, Pick<Lesson, 'verdict' | 'reason'>>) {
  // What was stored last is counted when a turn of the event loop ends; no request comes within it.
  await turnEnds();
  const own = await Profiles.findById(founder.organisationId).lean<ProfileDoc>();
  if (!own) throw new Error('no profile');
  return pool.rank(own, { limit: 5, ...(lessons && { lessons }) });
}
const change = (member: TestMember, fields: object) =>
  Profiles.updateOne({ _id: member.organisationId }, { $set: fields });
const isSame = (one: readonly Ranked[], other: readonly Ranked[]) =>
  one.length === other.length && one.every((match, place) => match === other[place]);

const PROCESSES = [
  { where: 'the only process', pool: () => new MatchingPool(app.deps) },
  { where: 'one of several processes', pool: () => new MatchingPool(app.deps, () => null) },
];

describe.each(PROCESSES)('what is ranked in $where', ({ pool: make }) => {
  it('is not ranked again while all it rests on is as it was', async () => {
    const pool = make();
    const first = await listOf(pool);
    expect(first.length).toBeGreaterThan(1);
    expect(isSame(await listOf(pool), first)).toBe(true);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a counterpart changed', () => change(scout, { topics: ['iot', 'hydrogen'] })],
    ['the own profile changed', () => change(founder, { foundedYear: 2001 })],
    ['somebody new came', () => buildMember(app, { kind: 'company' })],
    ['a counterpart left', () => change(scout, { status: 'paused' })],
    ['a counterpart came back', () => change(scout, { status: 'published' })],
    ['a request waits for a counterpart', () => ask(scout)],
    ['a counterpart takes more', () => takes(7)],
    ['a counterpart takes less', () => takes(4)],
    [
      'a minute went by',
      () => Promise.resolve(app.setNow(new Date(app.deps.now().getTime() + MINUTE_MS + 1))),
    ],
  ])('is ranked again when %s', async (_what, happen) => {
    const pool = make();
    const before = await listOf(pool);
    await happen();
    expect(isSame(await listOf(pool), before)).toBe(false);
  });

  it('is another list for who judged something', async () => {
    const pool = make();
    await listOf(pool);
    const lessons = new Map([[scout.organisationId, { verdict: 'not-for-us', reason: 'no-fit' }] as const]);
    expect(isSame(await listOf(pool, lessons), await listOf(pool))).toBe(false);
  });
});

it('reads what it knows already no second time, also where nobody tells of writes', async () => {
  const pool = new MatchingPool(app.deps, () => null);
  await listOf(pool);
  const find = vi.spyOn(Profiles, 'find');
  await listOf(pool);
  expect(looksFor(find)).toEqual([{ updatedAt: 1 }]);
  find.mockRestore();
});

it('reads again what it could not read whole', async () => {
  const pool = new MatchingPool(app.deps);
  const isListed = async () => (await listOf(pool)).some(({ id }) => id === scout.organisationId);
  expect(await isListed()).toBe(true);
  await change(scout, { status: 'paused' });
  const count = vi.spyOn(mongoose.Aggregate.prototype, 'exec').mockRejectedValueOnce(new Error('away'));
  await expect(isListed()).rejects.toThrow('away');
  count.mockRestore();
  expect(await isListed()).toBe(false);
  await change(scout, { status: 'published' });
});

it.skipIf(process.env.MONGODB_URL !== undefined)(
  'asks the store for nothing where nothing was written',
  async () => {
    const pool = new MatchingPool(app.deps);
    await listOf(pool);
    const [find, count] = [vi.spyOn(Profiles, 'find'), vi.spyOn(mongoose.Aggregate.prototype, 'exec')];
    await listOf(pool);
    expect([looksFor(find), count.mock.calls]).toEqual([[], []]);
    find.mockRestore();
    count.mockRestore();
  },
);

/** What was asked for of changed profiles; the indexer, which asks for whole ones, may do so at any time. */
const looksFor = (find: { mock: { calls: unknown[][] } }) =>
  find.mock.calls.map(([, fields]) => fields).filter((fields) => fields !== undefined);

async function ask(member: TestMember): Promise<void> {
  const asker = await buildMember(app, { kind: 'startup' });
  const body = { profileId: member.organisationId, message: 'Passt das?' };
  expect((await call(app, 'introductions.ask', { body }, asker.cookie)).status).toBe(201);
}

async function takes(most: number): Promise<void> {
  const { status } = await call(app, 'introductions.setCapacity', { body: { most } }, scout.cookie);
  expect(status).toBe(200);
}
