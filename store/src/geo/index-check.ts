import { CommandError, fail } from '../errors.ts';
import { splitPath, walk } from '../values/path.ts';
import { show } from '../values/plain.ts';
import { type Doc, isDoc, isNumeric, toNumber, type Value } from '../values/types.ts';
import { readGeometry, readPair } from './geometry.ts';

export const geoKinds: ReadonlySet<Value> = new Set(['2d', '2dsphere']);

/** Refuses a document whose geometry an index of `spec` could not hold. */
export type GeoCheck = (doc: Doc) => void;

/** The check of an index with geo fields; undefined for any other. */
export function geoCheckOf(spec: Doc): GeoCheck | undefined {
  const key = spec.get('key');
  const checks = [...(isDoc(key) ? key : [])].flatMap(([path, kind]) => {
    const parts = splitPath(path);
    const check = kind === '2d' ? flatCheck(spec) : kind === '2dsphere' ? checkSphere : undefined;
    return check ? [(doc: Doc) => void walk(doc, parts, (leaf) => check(leaf, doc))] : [];
  });
  if (checks.length === 0) return undefined;
  return (doc) => {
    for (const check of checks) check(doc);
  };
}

/** Null, an empty document and an empty array count as no geometry. */
function isNothing(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  return Array.isArray(value) ? value.length === 0 : isDoc(value) && value.size === 0;
}

function checkSphere(value: Value | undefined, doc: Doc): boolean {
  if (value === undefined || isNothing(value)) return false;
  let reason = 'longitude/latitude is out of bounds';
  try {
    if (readGeometry(value).parts.length > 0) return false;
  } catch (cause) {
    if (!(cause instanceof CommandError)) throw cause;
    reason = cause.message;
  }
  fail(16755, `Can't extract geo keys: ${show(doc)}  ${reason}`);
}

/** A pair, or an array or document of pairs, each within the index's bounds. */
function flatCheck(spec: Doc): (value: Value | undefined) => boolean {
  const [least, most] = [toNumber(spec.get('min') ?? -180), toNumber(spec.get('max') ?? 180)];
  return (value) => {
    if (!Array.isArray(value) && !isDoc(value)) return false;
    const items = [...value.values()];
    for (const pair of isNumeric(items[0]) ? [value] : items) {
      if (!Array.isArray(pair) && !isDoc(pair))
        fail(16804, `location object expected, location array not in correct format: ${show(value)}`);
      if (!isNothing(pair) && readPair(pair).some((number) => number < least || number > most))
        fail(13027, `point not in interval of [ ${least}, ${most} ]: ${show(pair)}`);
    }
    return false;
  };
}
