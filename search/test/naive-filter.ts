import type { Filter, SearchDocument, Scalar } from '../src/index.ts';

/** The meaning of a filter, written as plainly as possible, for engines to be compared with. */
export function fits(filter: Filter, document: SearchDocument): boolean {
  switch (filter.op) {
    case 'and':
      return filter.of.every((member) => fits(member, document));
    case 'or':
      return filter.of.some((member) => fits(member, document));
    case 'not':
      return !fits(filter.of, document);
    case 'eq':
      return valuesOf(document[filter.field]).some((value) => same(value, filter.value));
    case 'in':
      return filter.values.some((value) => fits({ op: 'eq', field: filter.field, value }, document));
    case 'range':
      return valuesOf(document[filter.field]).some(
        (value) => typeof value === 'number' && within(value, filter),
      );
    case 'exists':
      return filter.field in document;
    case 'isNull':
      return document[filter.field] === null;
    case 'isEmpty': {
      const value = document[filter.field];
      return value === '' || (Array.isArray(value) && value.length === 0);
    }
    case 'geoRadius': {
      const geo = document['_geo'] as { lat: number; lng: number } | undefined;
      return geo !== undefined && meters(geo, filter) <= filter.meters;
    }
  }
}

function valuesOf(value: unknown): Scalar[] {
  const members: unknown[] = Array.isArray(value) ? value : [value];
  return members.filter((member): member is Scalar =>
    ['string', 'number', 'boolean'].includes(typeof member),
  );
}

function same(a: Scalar, b: Scalar): boolean {
  return typeof a === 'string' && typeof b === 'string'
    ? a.trim().toLowerCase() === b.trim().toLowerCase()
    : a === b;
}

function within(value: number, { gt, gte, lt, lte }: Extract<Filter, { op: 'range' }>): boolean {
  if (gt !== undefined && !(value > gt)) return false;
  if (gte !== undefined && !(value >= gte)) return false;
  if (lt !== undefined && !(value < lt)) return false;
  return lte === undefined || value <= lte;
}

/** Distance by the law of cosines: another formula than the engine's. */
function meters(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const cosine =
    Math.sin(radians(a.lat)) * Math.sin(radians(b.lat)) +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.cos(radians(a.lng - b.lng));
  return 6_372_797.560856 * Math.acos(Math.min(1, Math.max(-1, cosine)));
}
