import fc from 'fast-check';
import type { Doc, Value } from '../src/values/types.ts';
import { anyValue } from './arbitrary.ts';

const operators =
  '$and $or $nor $not $eq $ne $gt $gte $lt $lte $in $nin $all $size $exists $type $mod $regex $options $elemMatch $expr $bitsAllSet $set $setOnInsert $unset $inc $mul $min $max $rename $push $each $slice $sort $position $addToSet $pull $pullAll $pop $bit $currentDate $match $project $group $unwind $lookup $facet $count $replaceRoot $sample $bucket $skip $limit $addFields $out $merge $unionWith $graphLookup $sortByCount $sum $avg $push $first $cond $switch $let $map $filter $reduce $concat $substr $dateToString $toInt $arrayElemAt $literal $mergeObjects $objectToArray $geoWithin $geoIntersects $near $nearSphere $geometry $box $center $centerSphere $polygon $maxDistance $geoNear $bucketAuto $jsonSchema';
const names = fc.oneof(
  fc.constantFrom('a', 'a.b', 'a.$', 'a.$[]', 'a.$[x]', '__proto__', 'constructor.prototype', '_id', '0', ''),
  fc.constantFrom(...operators.split(' ')),
  fc.constantFrom(
    ...'q u c multi upsert limit key name unique sparse from as let pipeline localField foreignField path size newRoot groupBy boundaries default output batchSize input in cond if then else vars branches case locale strength type coordinates geometries near distanceField includeLocs startWith connectFromField connectToField maxDepth depthField buckets bsonType enum required properties additionalProperties items minimum maxLength uniqueItems allOf oneOf'.split(
      ' ',
    ),
  ),
);
const scalar: fc.Arbitrary<Value> = fc.oneof(
  anyValue,
  fc.constantFrom<Value>('$a', '$$ROOT', '$$x', '$', 'a', '', '(', 0, 1, -1, 1.5, 2 ** 40, true, null),
  fc.constantFrom<Value>(
    '2d',
    '2dsphere',
    'Point',
    'LineString',
    'Polygon',
    [0, 0],
    [7, 51],
    [180, -90],
    [9, 'a'],
  ),
);

/** Documents of operators and options in any arrangement. */
const { value, document } = fc.letrec<{ value: Value; document: Doc }>((tie) => ({
  document: fc.array(fc.tuple(names, tie('value')), { maxLength: 3 }).map((entries): Doc => new Map(entries)),
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    scalar,
    tie('document'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

const fields: Record<string, string> = {
  insert: 'documents',
  update: 'updates ordered let',
  bulkWrite: 'ops nsInfo errorsOnly ordered let',
  delete: 'deletes ordered let',
  find: 'filter sort projection hint skip limit batchSize collation let',
  count: 'query limit skip hint collation',
  distinct: 'key query collation hint',
  aggregate: 'pipeline cursor collation hint let',
  findAndModify: 'query sort remove update new fields upsert collation arrayFilters hint let',
  createIndexes: 'indexes',
  dropIndexes: 'index',
  collMod: 'index validator validationLevel validationAction',
  getMore: 'collection batchSize',
  killCursors: 'cursors',
  listCollections: 'filter nameOnly cursor',
  explain: 'verbosity',
  create: 'capped size max validator clusteredIndex',
  renameCollection: 'to dropTarget',
};
const documentLike = new Set('filter query fields projection sort let u q update cursor'.split(' '));
const listLike = new Set('documents updates deletes pipeline indexes arrayFilters ops nsInfo'.split(' '));

function fieldOf(name: string): fc.Arbitrary<[string, Value]> {
  const statement = fc
    .record({ q: document, u: fc.oneof(document, fc.array(document, { maxLength: 2 })), limit: fc.nat(1) })
    .map((record): Doc => new Map<string, Value>(Object.entries(record)));
  const operation = fc
    .tuple(fc.constantFrom('insert', 'update', 'delete'), document, fc.oneof(document, fc.array(document)))
    .map(([kind, some, more]): Doc => {
      const rest: [string, Value][] =
        kind === 'insert' ? [['document', some]] : [['filter', some], ...(kind === 'update' ? [['updateMods', more] as [string, Value]] : [])]; // prettier-ignore
      return new Map<string, Value>([[kind, 0], ...rest]);
    });
  const items: Record<string, fc.Arbitrary<Value>> = {
    updates: fc.oneof(statement, value),
    deletes: fc.oneof(statement, value),
    ops: fc.oneof(operation, value),
    nsInfo: fc.constant(new Map([['ns', 't.c']])),
  };
  const item = items[name] ?? document;
  const likely: fc.Arbitrary<Value> = listLike.has(name)
    ? fc.array(item, { minLength: 1, maxLength: 2 })
    : documentLike.has(name)
      ? document
      : value;
  return fc.tuple(
    fc.constant(name),
    fc.oneof({ weight: 5, arbitrary: likely }, { weight: 1, arbitrary: value }),
  );
}

/** Fields of a command, mostly of the kind it expects. */
export function hostileFields(command: string): fc.Arbitrary<Doc> {
  const known = (fields[command] ?? 'x').split(' ');
  return fc
    .subarray(known, { minLength: 1 })
    .chain((chosen) => fc.tuple(...chosen.map(fieldOf)))
    .map((entries): Doc => new Map(entries));
}
