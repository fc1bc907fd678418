import { BSON, Long } from 'bson';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Engine } from '../src/commands/engine.ts';
import { runCommand } from '../src/commands/index.ts';
import { decodeDoc } from '../src/values/decode.ts';
import { openWithClient } from './open.ts';

/** Codes and words of errors as MongoDB gives them, which suites of others compare. */
let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.db.dropDatabase();
  await opened.db
    .collection<{ _id: number; s: string; list: number[]; long: Long }>('c')
    .insertOne({ _id: 1, s: 'x', list: [1], long: Long.MAX_VALUE });
});

const aggregate = (stage: Document, ...rest: Document[]): Document => ({
  aggregate: 'c',
  pipeline: [stage, ...rest],
  cursor: {},
});
const compute = (expression: unknown): Document => aggregate({ $project: { x: expression } });
const find = (filter: unknown): Document => ({ find: 'c', filter });

test.each<[Document, number, string]>([
  [{ find: 'c', limit: 'x' }, 14, "BSON field 'find.limit' is the wrong type 'string', expected types '[long, int, decimal, double]'"],
  [{ find: 'c', limit: -1 }, 51024, "BSON field 'limit' value must be >= 0, actual value '-1'"],
  [{ find: 'c', maxTimeMS: null }, 2, 'maxTimeMS must be a number'],
  [{ find: 'c', projection: { s: {} } }, 51270, 'An empty sub-projection is not a valid value. Found empty object at path s'],
  [{ find: 'c', filter: { _id: 1 }, projection: { 'list.$': 1 } }, 51246, "couldn't find a matching element in the array"],
  [{ find: 'c', filter: { list: 1 }, projection: { 'list.a.$': 1 } }, 51247, "positional operator '.$' element mismatch"],
  [{ insert: 'c', documents: [{}, 1] }, 14, "BSON field 'insert.documents.1' is the wrong type 'int', expected type 'object'"],
  [{ insert: 'c', documents: [{}], ordered: 'x' }, 14, "BSON field 'insert.ordered' is the wrong type 'string', expected type 'bool'"],
  [{ create: 'd', size: 1024 }, 72, "the 'capped' field needs to be true"],
  [{ createIndexes: 'c' }, 40414, "BSON field 'createIndexes.indexes' is missing but a required field"],
  [{ createIndexes: 'c', indexes: [{ key: { s: 1 } }] }, 9, "The 'name' field is a required property of an index specification"],
  [{ createIndexes: 'c', indexes: [{ key: { s: 1 }, name: 's', unique: {} }] }, 14, "The field 'unique' has value unique: {}, which is not convertible to bool"],
  [{ createIndexes: 'c', indexes: [{ key: { s: 1 }, name: '' }] }, 67, 'index name cannot be empty'],
  [{ dropIndexes: 'c', index: [{ s: 1 }] }, 14, "BSON field 'dropIndexes.index' is the wrong type"],
  [{ create: 'c', validator: { s: 'x' } }, 48, 'already exists, but with different options'],
  [find('x'), 14, "BSON field 'find.filter' is the wrong type 'string', expected type 'object'"],
  [{ insert: 'c' }, 40414, "BSON field 'insert.documents' is missing but a required field"],
  [{ distinct: 'c' }, 40414, "BSON field 'distinct.key' is missing but a required field"],
  [{ createIndexes: 'c', indexes: [{ key: { _id: 1 }, name: 'id', unique: true }] }, 197, "The field 'unique' is not valid for an _id index specification"],
  [{ createIndexes: 'c', indexes: [{ key: { _id: -1 }, name: 'id' }] }, 2, "The field 'key' for an _id index must be {_id: 1}, but got { _id: -1 }"],
  [{ findAndModify: 'c', query: { list: 1 }, update: { $set: { 'list.$.x.$': 1 } } }, 2, "Too many positional (i.e. '$') elements found in path 'list.$.x.$'"],
  [{ find: 'c', readConcern: { level: 'unknown' } }, 2, "Enumeration value \"unknown\" for field 'readConcern.level' is not a valid value."],
  [{ find: 'c', collation: { strenth: 2 } }, 40415, "BSON field 'collation.strenth' is an unknown field."],
  [{ find: 'c', collation: { strength: 2 } }, 40414, "BSON field 'collation.locale' is missing but a required field"],
  [{ find: 'c', collation: { locale: 'en', strenth: 2 } }, 40415, "BSON field 'collation.strenth' is an unknown field."],
  [{ find: 'c', collation: { locale: 'en', strength: 9 } }, 51024, 'value must be from 1 to 5'],
  [{ find: 'c', collation: { locale: 'fr', backwards: true } }, 2, 'backwards is not supported by the embedded store'],
  [{ saslStart: 1, mechanism: 'SCRAM-SHA-256', payload: '' }, 18, 'Authentication failed'],
  [{ findAndModify: 'c', query: { list: 1 }, update: { $set: { s: 'y' } }, new: true, fields: { 'list.$': 1 } }, 2, 'Cannot use a positional projection'],
  [aggregate({ $merge: { into: 'd', on: 's' } }), 51183, 'Cannot find index to verify that join fields will be unique'],
  [find({ $or: [1] }), 2, '$or/$and/$nor entries need to be full objects'],
  [find({ a: { $regex: 'a', $options: 'I' } }), 51108, 'invalid flag in regex options: I'],
  [find({ a: { $options: 'i' } }), 2, '$options needs a $regex'],
  [find({ a: { $mod: 1 } }), 2, 'malformed mod, needs to be an array'],
  [find({ a: { $mod: [1] } }), 2, 'malformed mod, not enough elements'],
  [find({ a: { $mod: [1, 2, 3] } }), 2, 'malformed mod, too many elements'],
  [find({ a: { $size: -1 } }), 2, 'Failed to parse $size. Expected a non-negative number in: $size: -1'],
  [find({ a: { $size: 1.5 } }), 2, 'Failed to parse $size. Expected an integer: $size: 1.5'],
  [find({ a: { $size: 'x' } }), 2, 'Failed to parse $size. Expected a number in: $size: "x"'],
  [aggregate({ $unset: ['s', 's'] }), 31250, 'Invalid $unset :: caused by :: Path collision at s'],
  [aggregate({ $unset: ['s', 's.x'] }), 31249, 'Invalid $unset :: caused by :: Path collision at s.x remaining portion x'],
  [aggregate({ $unset: {} }), 31002, '$unset specification must be a string or an array'],
  [aggregate({ $project: { s: { $no: 1 } } }), 168, "Invalid $project :: caused by :: Unrecognized expression '$no'"],
  [aggregate({ $limit: 0 }), 15958, 'the limit must be positive'],
  [aggregate({ $limit: 1.5 }), 5107201, 'invalid argument to $limit stage: Expected a whole number from 1 in: $limit: 1.5'],
  [aggregate({ $skip: -1 }), 5107200, 'invalid argument to $skip stage: Expected a non-negative number in: $skip: -1'],
  [aggregate({ $count: '' }), 40157, 'the count field must be a non-empty string'],
  [aggregate({ $count: '$a' }), 40158, 'the count field cannot be a $-prefixed path'],
  [aggregate({ $count: 'a.b' }), 40160, "the count field cannot contain '.'"],
  [aggregate({ $unwind: {} }), 28812, 'no path specified to $unwind stage'],
  [aggregate({ $unwind: 'a' }), 28818, "path option to $unwind stage should be prefixed with a '$': a"],
  [aggregate({ $group: { _id: null, a: { $no: 1 } } }), 15952, "unknown group operator '$no'"],
  [aggregate({ $bucket: { groupBy: '$a', boundaries: [2, 1] } }), 40194, 'elements 0 and 1 are not in ascending order'],
  [aggregate({ $limit: 1 }, { $collStats: { count: {} } }), 40602, '$collStats is only valid as the first stage in a pipeline'],
  [{ aggregate: 'none', pipeline: [{ $collStats: { count: {} } }], cursor: {} }, 26, 'Collection [test.none] not found'],
  [aggregate({ $redact: 'x' }), 17053, "$redact's expression should not return anything aside from"],
  [aggregate({ $out: 'd' }, { $limit: 1 }), 40601, '$out can only be the final stage in the pipeline'],
  [aggregate({ $facet: { a: [{ $out: 'd' }] } }), 40600, '$out is not allowed to be used within a $facet stage'],
  [aggregate({ $lookup: { from: 'd', as: 'x', pipeline: [{ $merge: 'd' }] } }), 51047, '$merge is not allowed to be used within a $lookup stage'],
  [{ aggregate: 'none', pipeline: [{ $project: { a: '$$no' } }], cursor: {} }, 17276, 'Use of undefined variable: no'],
  [compute({ $map: { input: [1], as: 'x', in: '$$this' } }), 17276, 'Use of undefined variable: this'],
  [compute({ $no: 1 }), 168, "Unrecognized expression '$no'"],
  [compute({ $setIsSubset: [[1]] }), 16020, 'Expression $setIsSubset takes exactly 2 arguments. 1 were passed in.'],
  [compute({ $concatArrays: ['x', null] }), 28664, "$concatArrays's argument must be an array, but is string"],
  [compute({ $eq: [1] }), 16020, 'Expression $eq takes exactly 2 arguments. 1 were passed in.'],
  [compute({ $add: [1, 'x'] }), 14, '$add only supports numeric or date types, not string'],
  [compute({ $subtract: [1, 'x'] }), 14, "can't $subtract string from int"],
  [compute({ $concat: ['a', 1] }), 16702, '$concat only supports strings, not int'],
  [compute({ $year: 'x' }), 16006, "can't convert from BSON type string to Date"],
  [compute({ $dateFromString: { dateString: 'x' } }), 241, "Error parsing date string 'x'"],
  [compute({ $dateAdd: { startDate: '$$NOW', unit: 'x', amount: 1 } }), 9, 'unknown time unit value: x'],
  [compute({ $substr: ['a', -1, 1] }), 50752, 'starting index must be non-negative'],
  [compute({ $substr: ['é', 1, 1] }), 28656, 'Invalid range'],
  [compute({ $split: [1, 'a'] }), 40085, 'as a first argument, found: int'],
  [compute({ $split: ['a', ''] }), 40087, '$split requires a non-empty separator'],
  [compute({ $arrayToObject: [[['a', 1, 2]]] }), 40397, 'found array of size: 3'],
  [compute({ $arrayToObject: [[['a', 1], { k: 'b', v: 2 }]] }), 40396, 'Array was detected, now found: object'],
  [compute({ $arrayToObject: [[{ k: 'b', v: 2 }, ['a', 1]]] }), 40391, 'Object was detected, now found: array'],
  [compute({ $arrayToObject: [[{ k: 'b', v: 2, x: 1 }]] }), 40392, 'incorrect number of keys:3'],
  [compute({ $arrayToObject: [[{ k: 'b', x: 1 }]] }), 40393, 'Missing either or both keys from'],
  [{ dropIndexes: 'none', index: '*' }, 26, 'ns not found test.none'],
  [{ dropIndexes: 'c', index: 'no' }, 27, 'index not found with name [no]'],
  [{ findAndModify: 'c', remove: true, update: {} }, 9, 'Cannot specify both an update and remove=true'],
  [{ findAndModify: 'c' }, 9, 'Either an update or remove=true must be specified'],
  [{ findAndModify: 'c', remove: true, upsert: true }, 9, 'Cannot specify both upsert=true and remove=true'],
])('%j is refused in MongoDB’s words', async (command, code, words) => {
  await expect(opened.db.command(command)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
}); // prettier-ignore

test.each<[Document, number, string]>([
  [{ $inc: { s: 1 } }, 14, "Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 's' of non-numeric type string"],
  [{ $push: { s: 1 } }, 2, "The field 's' must be an array but is of type string in document {_id: 1}"],
  [{ $addToSet: { s: 1 } }, 2, "Cannot apply $addToSet to non-array field. Field named 's' has non-array type string"],
  [{ $pop: { s: 1 } }, 14, "Path 's' contains an element of non-array type 'string'"],
  [{ $pull: { s: 1 } }, 2, 'Cannot apply $pull to a non-array value'],
  [{ $pullAll: { s: [1] } }, 2, 'Cannot apply $pullAll to a non-array value'],
  [{ $bit: { s: { and: 1 } } }, 2, '{_id: 1} has the field s of non-integer type string'],
  [{ $pop: { 'list.-1': 1 } }, 28, "Cannot create field '-1' in element {list: [ 1 ]}"],
  [{ $pull: { 's.x': 1 } }, 28, 'Cannot create field \'x\' in element {s: "x"}'],
  [{ $set: { 'list.x': 1 } }, 28, "Cannot create field 'x' in element {list: [ 1 ]}"],
  [{ $set: { '': 1 } }, 56, 'An empty update path is not valid.'],
  [{ $set: 5 }, 9, 'Modifiers operate on fields but we found type int instead'],
  [{ $inc: { long: 1 } }, 2, 'Failed to apply $inc operations to current value ((NumberLong)9223372036854775807) for document {_id: 1}'],
  [{ $rename: { 's.x': 'y' } }, 28, 'cannot use the part (s of s.x) to traverse the element ({s: "x"})'],
  [{ $rename: { 'list.x': 'y' } }, 28, 'cannot use the part (list of list.x) to traverse the element ({list: [ 1 ]})'],
  [{ $rename: { 'list.0': 'y' } }, 2, "The source field cannot be an array element, 'list.0' in doc with {_id: 1} has an array field called 'list'"],
  [{ $rename: { s: 'list.0' } }, 2, "The destination field cannot be an array element, 'list.0' in doc with {_id: 1} has an array field called 'list'"],
  [{ $bit: { n: 'x' } }, 2, 'The $bit modifier is not compatible with a string.'],
  [{ $bit: { n: {} } }, 2, 'You must pass in at least one bitwise operation.'],
  [{ $bit: { n: { and: 'x' } } }, 2, "a 'string' is not supported here: {and: \"x\"}"],
  [{ $rename: { s: 's' } }, 2, 'The source and target field for $rename must differ: s: "s"'],
  [{ $currentDate: { d: 'x' } }, 2, 'string is not valid type for $currentDate'],
  [{ _id: 2 }, 66, "the (immutable) field '_id' was found to have been altered to _id: 2"],
])('the update %j is refused in MongoDB’s words', async (u, code, errmsg) => {
  const { writeErrors } = await opened.db.command({ update: 'c', updates: [{ q: {}, u }] });
  expect(writeErrors).toMatchObject([{ code, errmsg: expect.stringContaining(errmsg) }]);
  expect(await opened.db.collection('c').findOne()).toEqual({ _id: 1, s: 'x', list: [1], long: Long.MAX_VALUE });
}); // prettier-ignore

test.each<[string, Document]>([
  ['a group', { _id: null, xA: { $sum: 1 }, xB: { $max: 1 } }],
  ['the key of a group', { _id: { xA: '$s', xB: '$list' } }],
])('two fields of one name in %s are refused', (_, $group) => {
  // Neither an object nor a Map can name a field twice, so that one of two is renamed in the bytes.
  const bytes = Buffer.from(BSON.serialize({ ...aggregate({ $group }), $db: 'test' }));
  bytes.write('xA', bytes.indexOf('xB'));
  const engine = new Engine(':memory:', 1 << 20);
  const command = decodeDoc(bytes, true);
  const reply = runCommand({ engine, db: 'test', name: 'aggregate', command, sequences: new Map() });
  engine.close();
  expect([reply.get('code'), reply.get('errmsg')]).toEqual([
    16406,
    expect.stringContaining('duplicate field name specified in object literal'),
  ]);
});

test('$unset of what is not there and $pull of a missing path change nothing', async () => {
  const things = opened.db.collection('c');
  expect(await things.updateOne({}, { $unset: { 's.x': 1, 'list.y': 1 } })).toMatchObject({
    modifiedCount: 0,
  });
  const pull: Document = { 'new.x': 1 };
  expect(await things.updateOne({}, { $pull: pull })).toMatchObject({ modifiedCount: 0 });
});

test('an array filter that is not used is named with the update', async () => {
  const updates = [{ q: {}, u: { $set: { a: 1 } }, arrayFilters: [{ x: 1 }] }];
  const { writeErrors } = await opened.db.command({ update: 'c', updates });
  expect(writeErrors).toMatchObject([
    { errmsg: "The array filter for identifier 'x' was not used in the update { $set: { a: 1 } }" },
  ]);
});

test.each<[Document, string]>([
  [{ 'a.b': 1, a: { x: 2 } }, "both paths 'a.b' and 'a' are matched"],
  [{ w: 1, $and: [{ w: 1 }] }, "path 'w' is matched twice"],
])('an upsert cannot tell what %j wants', async (q, words) => {
  const updates = [{ q, u: { $set: { z: 1 } }, upsert: true }];
  const { writeErrors } = await opened.db.command({ update: 'none', updates });
  expect(writeErrors).toMatchObject([{ code: 54, errmsg: expect.stringContaining(words) }]);
});
