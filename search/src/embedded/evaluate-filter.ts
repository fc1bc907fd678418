import { comparable } from '../filter.ts';
import type { Filter } from '../port.ts';
import { Bitset } from './bitset.ts';
import type { IndexData } from './index-data.ts';

/** Documents that fit a normalised filter; dead ones may be among them. */
export function evaluateFilter(filter: Filter, data: IndexData): Bitset {
  const { size } = data;
  switch (filter.op) {
    case 'and':
      return filter.of.reduce((set, member) => set.and(evaluateFilter(member, data)), Bitset.full(size));
    case 'or':
      return filter.of.reduce((set, member) => set.or(evaluateFilter(member, data)), new Bitset(size));
    case 'not':
      return evaluateFilter(filter.of, data).not();
    case 'geoRadius':
      return within(filter, data);
    default:
      return ofColumn(filter, data);
  }
}

function ofColumn(filter: Extract<Filter, { field: string }>, data: IndexData): Bitset {
  const { size } = data;
  const column = data.parts.columns.get(filter.field);
  if (column === undefined) return new Bitset(size);
  switch (filter.op) {
    case 'eq':
    case 'in': {
      const wanted = new Uint8Array(column.values.length);
      for (const value of filter.op === 'eq' ? [filter.value] : filter.values) {
        const number = column.number(comparable(value));
        if (number !== undefined) wanted[number] = 1;
      }
      return column.whereNumbers(wanted, size);
    }
    case 'range': {
      const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = filter;
      const fits = (value: number): boolean => value > gt && value >= gte && value < lt && value <= lte;
      return column.where((value) => typeof value === 'number' && fits(value), size);
    }
    default:
      return column.whereFlag(filter.op, size);
  }
}

function within({ lat, lng, meters }: { lat: number; lng: number; meters: number }, data: IndexData): Bitset {
  const out = new Bitset(data.size);
  for (let document = 0; document < data.size; document += 1) {
    if (distanceMeters(data, document, lat, lng) <= meters) out.add(document);
  }
  return out;
}

const EARTH_METERS = 6_372_797.560856;

/** Great-circle distance (haversine); NaN for a document without a place. */
export function distanceMeters(data: IndexData, document: number, lat: number, lng: number): number {
  const toRadians = Math.PI / 180;
  const there = data.parts.geo.get(document * 2) * toRadians;
  const here = lat * toRadians;
  const dLng = (data.parts.geo.get(document * 2 + 1) - lng) * toRadians;
  const a = Math.sin((there - here) / 2) ** 2 + Math.cos(here) * Math.cos(there) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(a)));
}
