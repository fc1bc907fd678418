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
  fail(
    name === '$limit' ? 15958 : 5107200,
    `invalid argument to ${name} stage: ${show(operand)} is not a whole number from ${least}`,
  );
}
