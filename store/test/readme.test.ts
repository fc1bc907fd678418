import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The names of the nth list item that starts with a label. */
function listed(label: string, nth = 0): string[] {
  const lines = readme.split('\n').filter((line) => line.startsWith(`- ${label}: `));
  return [
    ...((lines[nth] ?? '')
      .slice(label.length + 4)
      .split(';')[0]
      ?.split(', ') ?? []),
  ];
}

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
  await opened.db.collection('c').insertOne({ n: 1 });
});
afterAll(() => opened.close());

async function codeOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => 'accepted',
    (error: { code?: unknown; message?: string }) =>
      /instead|embedded store/.test(error.message ?? '') ? error.code : error.message,
  );
}

test.each(listed('commands'))('answers the command %s', async (name) => {
  const reply = await opened.db.command({ [name]: 'c' }).catch((error: { code: number }) => error);
  expect((reply as { code?: number }).code).not.toBe(59);
});

const operands: Record<string, unknown> = {
  $all: [1],
  $and: [{}],
  $or: [{}],
  $nor: [{ n: 2 }],
  $in: [1],
  $nin: [2],
  $mod: [1, 0],
  $not: { $gt: 5 },
  $elemMatch: { $gt: 0 },
  $regex: 'x',
  $type: 'int',
  $expr: true,
};

test.each(listed('query operators'))('knows the query operator %s', async (name) => {
  const isTop = ['$and', '$or', '$nor', '$expr', '$comment'].includes(name);
  const condition = { [name]: operands[name] ?? 1 };
  await expect(
    opened.db
      .collection('c')
      .find(isTop ? condition : { n: condition })
      .toArray(),
  ).resolves.toBeDefined();
});

test.each(listed('query operators', 1))('refuses the query operator %s', async (name) => {
  const filter =
    name === '$where' || name === '$text' || name === '$jsonSchema' ? { [name]: {} } : { n: { [name]: {} } };
  expect(await codeOf(() => opened.db.collection('c').findOne(filter))).toBe(2);
});

test.each(listed('stages', 1))('refuses the stage %s', async (name) => {
  expect(
    await codeOf(() =>
      opened.db
        .collection('c')
        .aggregate([{ [name]: {} }])
        .toArray(),
    ),
  ).toBe(40324);
});

test.each(listed('stages'))('knows the stage %s', async (name) => {
  const error = await opened.db
    .collection('c')
    .aggregate([{ [name]: 'x' }])
    .toArray()
    .catch((cause: { code: number }) => cause);
  expect((error as { code?: number }).code).not.toBe(40324);
});

test.each(listed('collections'))('refuses a collection with %s', async (name) => {
  expect(await codeOf(() => opened.db.command({ create: 'other', [name]: { a: 1 } }))).toBe(72);
});

test.each(['2d', '2dsphere', 'text'])('refuses an index of kind %s', async (kind) => {
  expect(await codeOf(() => opened.db.collection('c').createIndex({ a: kind as '2d' }))).toBe(67);
});

test('refuses transactions with the code drivers expect', async () => {
  const session = opened.client.startSession();
  session.startTransaction();
  expect(await codeOf(() => opened.db.collection('c').findOne({}, { session }))).toBe(20);
  await session.abortTransaction().catch(() => undefined);
  await session.endSession();
});
