import { BSONRegExp } from 'bson';
import { fail } from '../errors.ts';
import { geoTest } from '../geo/operators.ts';
import { truthy } from '../values/plain.ts';
import type { Doc, Value } from '../values/types.ts';
import { equality, oneOf, ordering, regexMatches } from './comparison.ts';
import { bitTest, modTest, sizeTest, typeTest } from './kinds.ts';
import type { MatchOptions, Predicate } from './matcher.ts';
import { checkFlags } from './regex.ts';

/** Makes the predicate of an operator; `siblings` is the document it stands in. */
type Make = (operand: Value, options: MatchOptions, name: string, siblings: Doc) => Predicate;

const predicates: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['$eq', equality],
  ['$ne', unequal],
  ['$gt', (operand, options) => ordering(operand, options, (order) => order > 0, false)],
  ['$gte', (operand, options) => ordering(operand, options, (order) => order >= 0, true)],
  ['$lt', (operand, options) => ordering(operand, options, (order) => order < 0, false)],
  ['$lte', (operand, options) => ordering(operand, options, (order) => order <= 0, true)],
  ['$in', oneOf],
  ['$nin', (operand, options, name) => ({ ...oneOf(operand, options, name), negate: true })],
  [
    '$exists',
    (operand) => ({ test: (value) => value !== undefined, expand: false, negate: !truthy(operand) }),
  ],
  ['$type', typeTest],
  ['$size', sizeTest],
  ['$mod', modTest],
  ['$regex', regexTest],
  ['$options', () => fail('BadValue', '$options needs a $regex')],
  ['$bitsAllSet', bitTest((set, mask) => set === mask)],
  ['$bitsAllClear', bitTest((set) => set === 0n)],
  ['$bitsAnySet', bitTest((set) => set !== 0n)],
  ['$bitsAnyClear', bitTest((set, mask) => set !== mask)],
  ['$geoIntersects', geoTest],
  ['$geoWithin', geoTest],
  ['$within', geoTest],
  ['$near', misplaced],
  ['$nearSphere', misplaced],
  ['$comment', () => ({ test: () => true, expand: false })],
]);

export function predicateOf(name: string, operand: Value, siblings: Doc, options: MatchOptions): Predicate {
  const make = predicates.get(name);
  if (!make) fail('BadValue', `unknown operator: ${name}`);
  return make(operand, options, name, siblings);
}

function unequal(operand: Value, options: MatchOptions): Predicate {
  if (operand instanceof BSONRegExp) fail('BadValue', "Can't have regex as arg to $ne.");
  return { ...equality(operand, options), negate: true };
}

/** What `takeNear` has not taken out of the filter. */
function misplaced(_operand: Value, _options: MatchOptions, name: string): never {
  fail(
    'BadValue',
    `${name} must be a top-level condition of a find, count, distinct, update or delete; elsewhere use $geoWithin or $geoNear`,
  );
}

function regexTest(operand: Value, _options: MatchOptions, _name: string, siblings: Doc): Predicate {
  const options = siblings.get('$options');
  if (options !== undefined && typeof options !== 'string') fail('BadValue', '$options has to be a string');
  const isPattern = operand instanceof BSONRegExp;
  if (!isPattern && typeof operand !== 'string') fail('BadValue', '$regex has to be a string');
  const flags = options ?? (isPattern ? operand.options : '');
  checkFlags(flags);
  const pattern = isPattern ? operand.pattern : operand;
  return { test: regexMatches(new BSONRegExp(pattern, flags)), expand: true };
}
