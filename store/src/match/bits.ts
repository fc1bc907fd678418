import { fail } from '../errors.ts';
import { isIntegral } from '../values/numbers.ts';
import { Binary, isNumeric, toNumber, type Value } from '../values/types.ts';
import type { Predicate } from './matcher.ts';

export function bitTest(name: string, operand: Value): Predicate {
  const mask = bitMask(name, operand);
  const test = (value: Value | undefined): boolean => {
    let bits: bigint;
    if (value instanceof Binary) bits = binaryBits(value);
    else if (isNumeric(value) && (isIntegral(value) || Number.isSafeInteger(toNumber(value)))) {
      bits = BigInt.asUintN(64, BigInt(typeof value === 'bigint' ? value : toNumber(value)));
    } else return false;
    const set = bits & mask;
    if (name === '$bitsAllSet') return set === mask;
    if (name === '$bitsAllClear') return set === 0n;
    return name === '$bitsAnySet' ? set !== 0n : set !== mask;
  };
  return { test, expand: true };
}

function bitMask(name: string, operand: Value): bigint {
  if (operand instanceof Binary) return binaryBits(operand);
  if (Array.isArray(operand)) {
    return operand.reduce<bigint>((mask, item) => {
      const bit = isNumeric(item) ? toNumber(item) : -1;
      if (!Number.isInteger(bit) || bit < 0) fail('BadValue', `${name} needs bit positions from 0`);
      return mask | (1n << BigInt(Math.min(bit, 63)));
    }, 0n);
  }
  const number = isNumeric(operand) ? toNumber(operand) : -1;
  if (!Number.isSafeInteger(number) || number < 0) {
    fail('BadValue', `${name} takes an Array, a number, or a BinData`);
  }
  return BigInt(number);
}

function binaryBits(value: Binary): bigint {
  return value.buffer
    .subarray(0, value.position)
    .reduce((bits, byte, i) => bits | (BigInt(byte) << BigInt(8 * i)), 0n);
}
