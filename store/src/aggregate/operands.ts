import { fail } from '../errors.ts';
import { show } from '../values/plain.ts';
import { type Doc, isDoc, isNumeric, toNumber, type Value } from '../values/types.ts';

export function docOperand(name: string, operand: Value): Doc {
  if (isDoc(operand)) return operand;
  fail(15959, `the ${name} specification must be an object, got ${show(operand)}`);
}

export function countOperand(name: string, operand: Value, least: number): number {
  const number = isNumeric(operand) ? toNumber(operand) : NaN;
  if (Number.isInteger(number) && number >= least) return number;
  if (name === '$limit' && number === 0) fail(15958, 'the limit must be positive');
  const wanted = Number.isNaN(number) ? 'a number in' : number < 0 ? 'a non-negative number in' : `a whole number from ${least} in`; // prettier-ignore
  fail(
    name === '$limit' ? 5107201 : 5107200,
    `invalid argument to ${name} stage: Expected ${wanted}: ${name}: ${show(operand)}`,
  );
}
