import { fail } from '../errors.ts';
import { splitPath, walk } from '../values/path.ts';
import { show } from '../values/plain.ts';
import { type Doc, isDoc, toNumber, type Value } from '../values/types.ts';
import { distanceTo, type Geometry, type Pair, readGeometry, storedGeometry } from './geometry.ts';
import { earthRadius, toVector } from './sphere.ts';
/** A wish for what is near a place, in the order of the distance. */
export interface Near {
  path: string;
  /** Kinds of index that serve it; one must be there, as in MongoDB. */
  indexKinds: ReadonlySet<string>;
  /** Of the nearest geometry at the path; undefined where there is none between the least and the most distance. */
  nearest: (doc: Doc) => Nearest | undefined;
}

export interface Nearest {
  /** Metres from a GeoJSON point, radians from a legacy pair on the globe, the pairs' own unit on the plane. */
  distance: number;
  /** The geometry as stored. */
  location: Value;
}

interface NearSpec {
  path: string;
  from: Value;
  isSpherical: boolean;
  least: Value | undefined;
  most: Value | undefined;
}

/** What measures on the plane needs pairs, and GeoJSON an index of the globe. */
export function nearOf({ path, from, isSpherical, least, most }: NearSpec): Near {
  const centre = readGeometry(from);
  const { pair, isGeoJson } = centre;
  if (!pair) fail('BadValue', `near needs a point: ${show(from)}`);
  if ((isSpherical || isGeoJson) && centre.parts.length === 0)
    fail('BadValue', `the point is not on the globe: ${show(from)}`);
  const measure = isGeoJson ? onGlobe(pair, earthRadius) : isSpherical ? onGlobe(pair, 1) : onPlane(pair);
  const [low, high] = [limit(least, 0), limit(most, Infinity)];
  const parts = splitPath(path);
  const nearest = (doc: Doc): Nearest | undefined => {
    let best: Nearest | undefined;
    const offer = (location: Value): boolean => {
      const geometry = storedGeometry(location);
      const distance = geometry && measure(geometry);
      if (distance !== undefined && distance < (best?.distance ?? Infinity)) best = { distance, location };
      return geometry !== undefined;
    };
    walk(doc, parts, (leaf) => {
      if (leaf !== undefined && !offer(leaf) && Array.isArray(leaf)) leaf.forEach(offer);
      return false;
    });
    return best && best.distance >= low && best.distance <= high ? best : undefined;
  };
  const pairKinds = isSpherical ? ['2d', '2dsphere'] : ['2d'];
  return { path, nearest, indexKinds: new Set(isGeoJson ? ['2dsphere'] : pairKinds) };
}

function onGlobe(pair: Pair, radius: number): (geometry: Geometry) => number {
  const place = toVector(pair);
  return (geometry) => distanceTo(place, geometry) * radius;
}

function onPlane([x, y]: Pair): (geometry: Geometry) => number | undefined {
  return ({ pair }) => pair && Math.hypot(pair[0] - x, pair[1] - y);
}

function limit(value: Value | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (toNumber(value) >= 0) return toNumber(value);
  fail('BadValue', `a distance must be a number from 0: ${show(value)}`);
}

const nearOperators = ['$near', '$nearSphere'];

/** Takes the `$near` or `$nearSphere` out of a filter: it stands beside all other conditions, and orders what they find. */
export function takeNear(filter: Doc): { filter: Doc; near?: Near } {
  const found: Near[] = [];
  const rest = without(filter, found);
  if (found.length > 1) fail('BadValue', 'Too many geoNear expressions');
  const [near] = found;
  return near ? { filter: rest, near } : { filter };
}

function without(filter: Doc, found: Near[]): Doc {
  const rest: Doc = new Map();
  for (const [path, value] of filter) {
    if (path === '$and' && Array.isArray(value)) {
      const branches = value.map((branch) => (isDoc(branch) ? without(branch, found) : branch));
      rest.set(path, branches);
    } else if (isDoc(value) && !path.startsWith('$') && nearOperators.some((name) => value.has(name))) {
      const others = readNear(path, value, found);
      if (others.size > 0) rest.set(path, others);
    } else rest.set(path, value);
  }
  return rest;
}

/** Reads one of `{$near: [1, 2], $maxDistance: 3}` and `{$near: {$geometry: …, $maxDistance: 3}}`; gives what stands beside it. */
function readNear(path: string, condition: Doc, found: Near[]): Doc {
  const others: Doc = new Map(condition);
  for (const name of nearOperators) {
    const operand = condition.get(name);
    if (operand === undefined) continue;
    others.delete(name);
    const isNew = isDoc(operand) && operand.has('$geometry');
    const options = isNew ? new Map(operand) : others;
    const from = isNew ? (operand.get('$geometry') ?? null) : operand;
    const [least, most] = [options.get('$minDistance'), options.get('$maxDistance')];
    found.push(nearOf({ path, from, isSpherical: name === '$nearSphere', least, most }));
    for (const known of ['$minDistance', '$maxDistance']) options.delete(known);
    if (isNew && options.size > 1) fail('BadValue', `invalid argument in geo near query: ${show(operand)}`);
  }
  return others;
}
