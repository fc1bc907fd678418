import { isEverything, isNothing } from '../filter.ts';
import type { Filter, Scalar } from '../port.ts';

/**
 * The one place where a filter becomes Meilisearch's text. Takes a normalised filter, so fields are known
 * names and numbers are finite; values are always quoted.
 * @returns undefined for a filter that fits everything
 */
export function filterText(filter: Filter): string | undefined {
  return isEverything(filter) ? undefined : write(filter);
}

function write(filter: Filter): string {
  if (isNothing(filter)) return NOTHING_WRITTEN;
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.of.map((member) => `(${write(member)})`).join(filter.op === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return `NOT (${write(filter.of)})`;
    case 'eq':
      return `${filter.field} = ${quote(filter.value)}`;
    case 'in':
      return `${filter.field} IN [${filter.values.map(quote).join(', ')}]`;
    case 'range':
      return range(filter);
    case 'exists':
      return `${filter.field} EXISTS`;
    case 'isNull':
      return `${filter.field} IS NULL`;
    case 'isEmpty':
      return `${filter.field} IS EMPTY`;
    case 'geoRadius':
      return `_geoRadius(${filter.lat}, ${filter.lng}, ${filter.meters})`;
  }
}

/**
 * Two bounds are written as `a TO b`, because two comparisons joined by AND may be fitted by two members of
 * a list. `TO` includes its bounds, so an excluded one moves to the next number there is.
 */
function range({ field, gt, gte, lt, lte }: Extract<Filter, { op: 'range' }>): string {
  const low = Math.max(gt === undefined ? -Infinity : nextAfter(gt, 1), gte ?? -Infinity);
  const high = Math.min(lt === undefined ? Infinity : nextAfter(lt, -1), lte ?? Infinity);
  if (low === -Infinity) return `${field} <= ${quote(high)}`;
  if (high === Infinity) return `${field} >= ${quote(low)}`;
  return low > high ? NOTHING_WRITTEN : `${field} ${quote(low)} TO ${quote(high)}`;
}

const NOTHING_WRITTEN = 'NOT id EXISTS';

/** The nearest double above (direction 1) or below (−1) a finite number. */
export function nextAfter(value: number, direction: 1 | -1): number {
  if (value === 0) return direction * Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigInt64(0);
  view.setBigInt64(0, bits + (value > 0 === direction > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

/**
 * Meilisearch reads `\"` as `"` first and then the usual escapes, so JSON's own escapes of quotes and
 * backslashes come out right. Control characters would be written as `\u0001`, which it reads otherwise;
 * no value that people search for has any.
 */
function quote(value: Scalar): string {
  return JSON.stringify(
    String(value)
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .toWellFormed(),
  );
}
