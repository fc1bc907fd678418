import { encodeKey, invert } from '../values/key.ts';
import type { Value } from '../values/types.ts';

/** Keys of one index field: from `low` to `high`; an end that is not inclusive leaves out all keys that start with it. */
export interface Range {
  low: Buffer;
  isLowIn: boolean;
  high: Buffer;
  isHighIn: boolean;
}

export function point(value: Value): Range {
  const key = encodeKey(value);
  return { low: key, isLowIn: true, high: key, isHighIn: true };
}

export function intersect(a: Range, b: Range): Range {
  const low = Buffer.compare(startOf(a), startOf(b)) >= 0 ? a : b;
  const high = Buffer.compare(endOf(a), endOf(b)) <= 0 ? a : b;
  return { low: low.low, isLowIn: low.isLowIn, high: high.high, isHighIn: high.isHighIn };
}

const after = Buffer.from([0xff]);

/** Where a scan starts, inclusive. */
export function startOf({ low, isLowIn }: Range): Buffer {
  return isLowIn ? low : Buffer.concat([low, after]);
}

/** Where a scan ends, exclusive. */
export function endOf({ high, isHighIn }: Range): Buffer {
  return isHighIn ? Buffer.concat([high, after]) : high;
}

/** The same range of a descending field. */
export function inverted(range: Range): Range {
  return {
    low: invert(range.high),
    isLowIn: range.isHighIn,
    high: invert(range.low),
    isHighIn: range.isLowIn,
  };
}

/** Puts the key of the fields before in front. */
export function prefixed(prefix: Buffer, range: Range): Range {
  return { ...range, low: Buffer.concat([prefix, range.low]), high: Buffer.concat([prefix, range.high]) };
}
