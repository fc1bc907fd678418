import { readFileSync } from 'node:fs';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWithClient } from './open.ts';
import * as vocabulary from './vocabulary.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [supported = '', refused = ''] = readme.split('\n## Supported')[1]?.split('\n## Refused') ?? [];

/** The names of a list item in one of the README's two sections, without the remarks after them. */
function listed(section: string, label: string): string[] {
  const line = section.split('\n').find((item) => item.startsWith(`- ${label}: `)) ?? '';
  const names = line.slice(label.length + 4).split(';')[0] ?? '';
  return names === '' ? [] : names.split(', ').sort();
}

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
  await opened.db.collection('c').insertOne({ n: 1, list: [1] });
});
afterAll(() => opened.close());

/** What an attempt came to: nothing, or the error's code. */
async function codeOf(work: Promise<unknown>): Promise<number | undefined> {
  return work.then(
    () => undefined,
    (error: { code: number }) => error.code,
  );
}

const operands: Record<string, unknown> = {
  $all: [1], $and: [{}], $or: [{}], $nor: [{ n: 2 }], $in: [1], $nin: [2], $mod: [1, 0], $not: { $gt: 5 },
  $elemMatch: { $gt: 0 }, $regex: 'x', $type: 'int', $expr: true, $where: '1', $text: { $search: 'x' }, $jsonSchema: {},
  $geoWithin: { $box: [[0, 0], [1, 1]] }, $geoIntersects: { $geometry: { type: 'Point', coordinates: [0, 0] } },
  $near: [0, 0], $nearSphere: [0, 0], $pullAll: [1], $bit: { or: 1 }, $rename: 'm', $currentDate: true, $mergeObjects: {},
}; // prettier-ignore
const topLevel = new Set(['$and', '$or', '$nor', '$expr', '$comment', '$where', '$text', '$jsonSchema']);
const onLists = new Set(['$addToSet', '$pop', '$pull', '$pullAll', '$push']);

function aggregate(...pipeline: Document[]): Promise<unknown> {
  return opened.db.collection('c').aggregate(pipeline).toArray();
}

interface Kind {
  names: string[];
  /** Resolves, or rejects with one of the codes if the name is not supported. */
  attempt: (name: string) => Promise<unknown>;
  codes: number[];
  /** Whether the README lists what is refused, too. */
  isRefusalListed?: boolean;
}

const kinds: Record<string, Kind> = {
  commands: {
    names: vocabulary.commands,
    attempt: (name) => opened.db.command({ [name]: 'none' }),
    codes: [59],
  },
  'query operators': {
    names: vocabulary.queryOperators,
    attempt: (name) => {
      const condition = { [name]: operands[name] ?? 1 };
      return opened.db.collection('c').findOne(topLevel.has(name) ? condition : { n: condition });
    },
    codes: [2],
    isRefusalListed: true,
  },
  'update operators': {
    names: vocabulary.updateOperators,
    attempt: (name) =>
      opened.db
        .collection('c')
        .updateOne({}, { [name]: { [onLists.has(name) ? 'list' : 'n']: operands[name] ?? 1 } }),
    codes: [9],
  },
  stages: {
    names: vocabulary.stages,
    attempt: (name) => aggregate({ [name]: 'x' }),
    codes: [40324],
    isRefusalListed: true,
  },
  accumulators: {
    names: vocabulary.accumulators,
    attempt: (name) =>
      aggregate({ $group: { _id: 1, x: { [name]: name === '$count' ? {} : (operands[name] ?? '$n') } } }),
    codes: [15952],
    isRefusalListed: true,
  },
  expressions: {
    names: vocabulary.expressions,
    attempt: (name) => aggregate({ $project: { x: { [name]: {} } } }),
    codes: [168, 40218],
    isRefusalListed: true,
  },
  'collections with': {
    names: vocabulary.collectionOptions,
    attempt: (name) => opened.db.command({ create: `with-${name}`, [name]: { a: 1 } }),
    codes: [72],
    isRefusalListed: true,
  },
  'find with': {
    names: vocabulary.findOptions,
    attempt: (name) => opened.db.command({ find: 'c', [name]: true }),
    codes: [2],
    isRefusalListed: true,
  },
  'indexes of kind': {
    names: vocabulary.indexKinds,
    attempt: (kind) => opened.db.collection('c').createIndex({ [kind]: kind as '2d' }),
    codes: [67],
    isRefusalListed: true,
  },
};

test.each(Object.entries(kinds))('the README tells exactly which %s work', async (label, kind) => {
  const [works, fails]: [string[], string[]] = [[], []];
  for (const name of kind.names) {
    const code = await codeOf(kind.attempt(name));
    (kind.codes.includes(code ?? 0) ? fails : works).push(name);
  }

  expect(listed(supported, label)).toEqual(works.sort());
  if (kind.isRefusalListed) expect(listed(refused, label)).toEqual(fails.sort());
});

test('a refusal says what to use instead', async () => {
  const things = opened.db.collection('c');
  for (const attempt of [
    () => things.findOne({ $where: '1' }),
    () => aggregate({ $fill: {} }),
    () => aggregate({ $group: { _id: 1, x: { $median: {} } } }),
    () => aggregate({ $project: { x: { $function: {} } } }),
    () => opened.db.createCollection('v', { viewOn: 'c' }),
    () => opened.db.command({ find: 'c', tailable: true }),
    () => things.createIndex({ a: 'text' }),
    () => things.createIndex({ a: '2dsphere' }, { unique: true }),
    () => things.createIndex({ a: 1 }, { unique: true, collation: { locale: 'de' } }),
    () => things.createIndex({ '$**': 1 }),
  ])
    await expect(attempt()).rejects.toThrow(/not supported by the embedded store: [$\w]/);
});

test('refuses transactions with the code drivers expect', async () => {
  const session = opened.client.startSession();
  session.startTransaction();
  expect(await codeOf(opened.db.collection('c').findOne({}, { session }))).toBe(20);
  await session.abortTransaction().catch(() => undefined);
  await session.endSession();
});
