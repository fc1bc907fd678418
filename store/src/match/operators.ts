import { BSONRegExp } from 'bson';
import { fail } from '../errors.ts';
import { geoTest } from '../geo/operators.ts';
import { truthy } from '../values/plain.ts';
import type { Doc, Value } from '../values/types.ts';
import { equality, oneOf, ordering, regexMatches } from './comparison.ts';
import { bitTest, modTest, sizeTest, typeTest } from './kinds.ts';
import type { MatchOptions, Predicate } from './matcher.ts';
import { checkFlags } from './regex.ts';
export function predicateOf(name: string, operand: Value, siblings: Doc, options: MatchOptions): Predicate {
  switch (name) {
    case '$eq':
      return equality(operand, options);
    case '$ne':
      if (operand instanceof BSONRegExp) fail('BadValue', "Can't have regex as arg to $ne.");
      return { ...equality(operand, options), negate: true };
    case '$gt':
      return ordering(operand, options, (order) => order > 0, false);
    case '$gte':
      return ordering(operand, options, (order) => order >= 0, true);
    case '$lt':
      return ordering(operand, options, (order) => order < 0, false);
    case '$lte':
      return ordering(operand, options, (order) => order <= 0, true);
    case '$in':
      return oneOf(name, operand, options);
    case '$nin':
      return { ...oneOf(name, operand, options), negate: true };
    case '$exists':
      return { test: (value) => value !== undefined, expand: false, negate: !truthy(operand) };
    case '$type':
      return typeTest(operand);
    case '$size':
      return sizeTest(operand);
    case '$mod':
      return modTest(operand);
    case '$regex':
      return regexTest(operand, siblings);
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return bitTest(name, operand);
    case '$geoIntersects':
    case '$geoWithin':
    case '$within':
      return geoTest(name, operand);
    case '$near':
    case '$nearSphere':
      fail(
        'BadValue',
        `${name} must be a top-level condition of a find, count, distinct, update or delete; elsewhere use $geoWithin or $geoNear`,
      );
    case '$options':
      fail('BadValue', '$options needs a $regex');
    case '$comment':
      return { test: () => true, expand: false };
  }
  fail('BadValue', `unknown operator: ${name}`);
}

function regexTest(operand: Value, siblings: Doc): Predicate {
  const options = siblings.get('$options');
  if (options !== undefined && typeof options !== 'string') {
    fail('BadValue', '$options has to be a string');
  }
  const isPattern = operand instanceof BSONRegExp;
  if (!isPattern && typeof operand !== 'string') fail('BadValue', '$regex has to be a string');
  const flags = options ?? (isPattern ? operand.options : '');
  checkFlags(flags);
  const pattern = isPattern ? operand.pattern : operand;
  return { test: regexMatches(new BSONRegExp(pattern, flags)), expand: true };
}
