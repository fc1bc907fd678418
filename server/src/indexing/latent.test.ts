import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { type Indexed } from './indexed.ts';
import { type Indexer } from './indexer.ts';
import { LatentWords, latentJob } from './latent.ts';

const Notes = mongoose.model('LatentNote', new mongoose.Schema({ text: String }));
const source = {
  index: 'latent-notes',
  definition: { searchable: ['text'] },
  model: Notes,
  toDocument: ({ _id, text }: { _id: unknown; text: string }) => ({ id: String(_id), text }),
} as unknown as Indexed;

let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await Notes.deleteMany({});
  folder = await mkdtemp(path.join(tmpdir(), 'klammer-latent-'));
  return () => rm(folder, { recursive: true });
});

const SUBJECTS = [
  'barge canal sluice river lock',
  'bread flour oven cake bakery',
  'sensor network gateway data cloud',
];
const write = (count: number) =>
  Notes.insertMany(
    Array.from({ length: count }, (_, i) => ({
      text: (SUBJECTS[i % 3] ?? '')
        .split(' ')
        .filter((_, word) => (i + word) % 4 !== 0)
        .join(' '),
    })),
  );
const words = () => new LatentWords(app.deps, [source], folder);

it('waits for enough texts, then keeps what it learnt for the next start', async () => {
  await write(90);
  const latent = words();
  expect(await latent.trainIfDue()).toBe(false);
  await write(160);
  expect(await latent.trainIfDue()).toBe(true);
  expect(latent.current()?.trainedOn).toBe(250);
  const next = words();
  await next.load();
  expect(next.current()?.version).toBe(latent.current()?.version);
  expect(await next.trainIfDue()).toBe(false);
});

it('learns anew once the corpus has grown by a fifth, and keeps one file', async () => {
  await write(250);
  const latent = words();
  await latent.trainIfDue();
  await write(49);
  expect(await latent.trainIfDue()).toBe(false);
  await write(1);
  expect(await latent.trainIfDue()).toBe(true);
  expect(await readdir(path.join(folder, 'latent'))).toEqual([`${latent.current()?.version}.latent`]);
});

it('goes on without a stored model that cannot be read', async () => {
  await write(250);
  const latent = words();
  await latent.trainIfDue();
  await writeFile(path.join(folder, 'latent', `${latent.current()?.version}.latent`), 'torn');
  const next = words();
  await next.load();
  expect(next.current()).toBeNull();
  expect(await next.trainIfDue()).toBe(true);
});

it('tells how far it is, from the first text read to the last step', async () => {
  await write(250);
  const latent = words();
  const told: (number | null)[] = [];
  // Each step is noted as it is told: who only looks now and then may miss the quick ones.
  Object.defineProperty(latent, 'progress', { set: (step: number | null) => told.push(step) });
  await latent.trainIfDue();
  const steps = told.filter((step) => step !== null);
  expect([told[0], told.at(-1)]).toEqual([0, null]);
  expect(steps).toEqual(steps.toSorted((one, other) => one - other));
  expect(steps.some((step) => step > 0.5)).toBe(true);
});

it('has the indexes brought up to date after a training, and only then', async () => {
  await write(250);
  let restarts = 0;
  const indexer: Pick<Indexer, 'restart'> = { restart: () => Promise.resolve(void restarts++) };
  const job = latentJob(words(), indexer);
  await job.run(app.deps);
  await job.run(app.deps);
  expect(restarts).toBe(1);
});
