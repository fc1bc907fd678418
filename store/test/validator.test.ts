import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
});
afterAll(() => opened.close());
beforeEach(() => opened.db.dropDatabase());

test.each<[Document, Document, boolean]>([
  [{ bsonType: 'object' }, {}, true],
  [{ required: ['a', 'b'] }, { a: 1, b: null }, true],
  [{ required: ['a', 'b'] }, { a: 1 }, false],
  [{ properties: { a: { bsonType: 'int' } } }, { a: 1 }, true],
  [{ properties: { a: { bsonType: 'int' } } }, { a: 1.5 }, false],
  [{ properties: { a: { bsonType: 'int' } } }, {}, true],
  [{ properties: { a: { bsonType: ['string', 'null'] } } }, { a: null }, true],
  [{ properties: { a: { bsonType: 'int' } } }, { a: [1] }, false],
  [{ properties: { a: { type: 'number' } } }, { a: 1.5 }, true],
  [{ properties: { a: { type: ['boolean', 'string'] } } }, { a: 1 }, false],
  [{ properties: { a: { properties: { b: { enum: [1, 'x'] } } } } }, { a: { b: 'x' } }, true],
  [{ properties: { a: { properties: { b: { enum: [1, 'x'] } } } } }, { a: { b: 'y' } }, false],
  [{ properties: { a: { minimum: 2, maximum: 4 } } }, { a: 4 }, true],
  [{ properties: { a: { minimum: 2, maximum: 4 } } }, { a: 1.9 }, false],
  [{ properties: { a: { maximum: 4, exclusiveMaximum: true } } }, { a: 4 }, false],
  [{ properties: { a: { minimum: 2 } } }, { a: 'text' }, true],
  [{ properties: { a: { minLength: 2, maxLength: 2 } } }, { a: '😀😀' }, true],
  [{ properties: { a: { minLength: 2 } } }, { a: 'x' }, false],
  [{ properties: { a: { pattern: '^x' } } }, { a: 'xy' }, true],
  [{ properties: { a: { pattern: '^x' } } }, { a: 'yx' }, false],
  [{ properties: { a: { items: { bsonType: 'int' }, minItems: 1 } } }, { a: [1, 2] }, true],
  [{ properties: { a: { items: { bsonType: 'int' } } } }, { a: [1, 'x'] }, false],
  [{ properties: { a: { maxItems: 1 } } }, { a: [1, 2] }, false],
  [{ properties: { a: { uniqueItems: true } } }, { a: [1, 1.0, 2] }, false],
  [{ properties: { a: { uniqueItems: true } } }, { a: [{ b: 1 }, { b: 2 }] }, true],
  [{ properties: { _id: {}, a: {} }, additionalProperties: false }, { a: 1 }, true],
  [{ properties: { _id: {}, a: {} }, additionalProperties: false }, { b: 1 }, false],
  [{ properties: { _id: {} }, additionalProperties: { bsonType: 'int' } }, { b: 'x' }, false],
  [{ minProperties: 3 }, { a: 1 }, false],
  [{ maxProperties: 2 }, { a: 1 }, true],
  [{ allOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1 }, false],
  [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1 }, true],
  [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1, b: 1 }, false],
  [{ not: { required: ['a'] } }, { b: 1 }, true],
  [{ title: 'A thing', description: 'with words' }, {}, true],
])('a schema %j of %j: %s', async (schema, fields, expected) => {
  const things = opened.db.collection('c');
  await things.insertOne({ ...fields });
  expect(await things.countDocuments({ $jsonSchema: schema })).toBe(expected ? 1 : 0);
  await opened.db.command({ collMod: 'c', validator: { $jsonSchema: schema } });
  const insert = things.insertOne({ ...fields });
  await (expected ? insert : expect(insert).rejects.toMatchObject({ code: 121 }));
});

test.each<[Document]>([
  [{ $ref: 'x' }],
  [{ properties: 1 }],
  [{ enum: [1, 1] }],
  [{ required: [] }],
  [{ minLength: -1 }],
  [{ exclusiveMinimum: true }],
  [{ type: 'integer' }],
])('a schema %j is refused', async (schema) => {
  await expect(opened.db.createCollection('c', { validator: { $jsonSchema: schema } })).rejects.toMatchObject(
    { code: 9 },
  );
});

test('every way of writing keeps to the validator, and the error tells what is wrong', async () => {
  const schema = { required: ['name'], properties: { name: { bsonType: 'string' }, n: { minimum: 0 } } };
  const things = await opened.db.createCollection('c', { validator: { $jsonSchema: schema } });
  const id = (await things.insertOne({ name: 'a', n: 1 })).insertedId;
  for (const attempt of [
    () => things.insertOne({ n: 1 }),
    () => things.insertMany([{ name: 'b' }, { name: 5 }]),
    () => things.updateOne({ name: 'a' }, { $set: { n: -1 } }),
    () => things.replaceOne({ name: 'a' }, { n: 1 }),
    () => things.findOneAndUpdate({ name: 'a' }, { $unset: { name: '' } }),
    () => things.updateOne({ name: 'z' }, { $set: { n: -1 } }, { upsert: true }),
    () => things.bulkWrite([{ insertOne: { document: { n: 1 } } }]),
    () => things.aggregate([{ $project: { n: { $literal: -1 } } }, { $merge: 'c' }]).toArray(),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 121 });
  await expect(things.updateOne({ name: 'a' }, { $set: { n: -1 } })).rejects.toMatchObject({
    errInfo: {
      failingDocumentId: id,
      details: {
        operatorName: '$jsonSchema',
        schemaRulesNotSatisfied: [
          {
            operatorName: 'properties',
            propertiesNotSatisfied: [
              { propertyName: 'n', details: [{ operatorName: 'minimum', consideredValue: -1 }] },
            ],
          },
        ],
      },
    },
  });
  await expect(things.insertOne({})).rejects.toMatchObject({
    errInfo: { details: { schemaRulesNotSatisfied: [{ operatorName: 'required', missingProperties: ['name'] }] } },
  }); // prettier-ignore
  await things.insertOne({ n: 1 }, { bypassDocumentValidation: true });
  expect((await things.find().toArray()).map((item) => item.name as unknown)).toEqual(['a', 'b', undefined]);
});

test('a validator of query operators is kept to, shown, changed and taken away', async () => {
  const { db } = opened;
  const validator = { n: { $gt: 0 }, $expr: { $lt: ['$n', '$m'] } };
  const things = await db.createCollection('c', { validator });
  await things.insertOne({ n: 1, m: 2 });
  await expect(things.insertOne({ n: 3, m: 2 })).rejects.toMatchObject({
    code: 121,
    errInfo: { details: { operatorName: '$expr' } },
  });
  expect(await db.listCollections({ name: 'c' }).toArray()).toMatchObject([{ options: { validator } }]);
  await db.command({ collMod: 'c', validationAction: 'warn' });
  await things.insertOne({ n: 3, m: 2 });
  await db.command({ collMod: 'c', validationAction: 'error', validationLevel: 'moderate' });
  await things.updateOne({ n: 3 }, { $set: { m: 1 } });
  await expect(things.updateOne({ n: 1 }, { $set: { m: 0 } })).rejects.toMatchObject({ code: 121 });
  await db.command({ collMod: 'c', validationLevel: 'strict' });
  await expect(things.updateOne({ n: 3 }, { $set: { m: 0 } })).rejects.toMatchObject({ code: 121 });
  await db.command({ collMod: 'c', validator: {} });
  await things.updateOne({ n: 3 }, { $set: { m: 0 } });
  await expect(db.command({ collMod: 'c', validationLevel: 'loose' })).rejects.toMatchObject({ code: 2 });
  await expect(db.createCollection('d', { validator: { at: { $near: [0, 0] } } })).rejects.toMatchObject({
    code: 2,
  });
});

test('a validator outlives a restart', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'validator-')), 'store.db');
  const first = await openWithClient(file);
  await first.db.createCollection('c', { validator: { n: 1 } });
  await first.close();
  const again = await openWithClient(file);
  await expect(again.db.collection('c').insertOne({ n: 2 })).rejects.toMatchObject({ code: 121 });
  await again.close();
  rmSync(dirname(file), { recursive: true });
});
