import { comparable } from '../filter.ts';
import type { Scalar, Sort } from '../port.ts';
import { distanceMeters } from './evaluate-filter.ts';
import type { IndexData } from './index-data.ts';

/** Negative when document `a` comes before `b`; 0 when this order leaves it open. */
export type DocumentOrder = (a: number, b: number) => number;

/** The order a list of sorts asks for. Documents without a value come last in either direction. */
export function orderBy(sorts: readonly Sort[], data: IndexData): DocumentOrder {
  const orders = sorts.map((sort) =>
    'near' in sort ? byDistance(sort.near, sort.direction, data) : byField(sort.field, sort.direction, data),
  );
  return (a, b) => {
    for (const order of orders) {
      const decided = order(a, b);
      if (decided !== 0) return decided;
    }
    return 0;
  };
}

function byField(field: string, direction: 'asc' | 'desc', data: IndexData): DocumentOrder {
  const column = data.parts.columns.get(field);
  if (column === undefined) return () => 0;
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => {
    const left = column.first(a);
    const right = column.first(b);
    if (left === right) return 0;
    if (left < 0 || right < 0) return left < 0 ? 1 : -1;
    return sign * compareScalars(column.values[left] ?? '', column.values[right] ?? '');
  };
}

/** Numbers before strings, as in Meilisearch; strings by code unit of their comparable form. */
function compareScalars(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1;
  const left = String(comparable(a));
  const right = String(comparable(b));
  return left < right ? -1 : left > right ? 1 : 0;
}

function byDistance(
  near: { lat: number; lng: number },
  direction: 'asc' | 'desc',
  data: IndexData,
): DocumentOrder {
  const known = new Map<number, number>();
  const distance = (document: number): number => {
    const before = known.get(document);
    if (before !== undefined) return before;
    const meters = distanceMeters(data, document, near.lat, near.lng);
    known.set(document, meters);
    return meters;
  };
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => {
    const left = distance(a);
    const right = distance(b);
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return sign * (left - right);
  };
}
