import { fail } from '../errors.ts';
import { show } from '../values/plain.ts';
import { firstField, isDoc, toNumber, type Value } from '../values/types.ts';
import {
  distanceTo,
  type Geometry,
  intersects,
  isWithin,
  type Pair,
  readGeoJsonOnly,
  readPair,
  storedGeometry,
} from './geometry.ts';
import { opposite, toVector } from './sphere.ts';
import type { MatchOptions, Predicate } from '../match/matcher.ts';
/** `$geoWithin` and `$geoIntersects`: each value of the path, and each item of an array, is asked as one geometry. */
export function geoTest(operand: Value, _options: MatchOptions, name: string): Predicate {
  const [kind, shape] = firstField(isDoc(operand) && operand.size === 1 ? operand : undefined);
  const accepts = name === '$geoIntersects' ? meeting(kind, shape) : enclosing(kind, shape);
  if (!accepts) fail('BadValue', `unknown geo specifier in ${name}: ${show(operand)}`);
  return {
    test: (value) => {
      const geometry = storedGeometry(value);
      return geometry !== undefined && accepts(geometry);
    },
    expand: true,
  };
}

type Accepts = (geometry: Geometry) => boolean;

function meeting(kind: string, shape: Value): Accepts | undefined {
  if (kind !== '$geometry') return undefined;
  const wanted = readGeoJsonOnly(shape);
  return (geometry) => intersects(geometry, wanted);
}

function enclosing(kind: string, shape: Value): Accepts | undefined {
  switch (kind) {
    case '$geometry': {
      const { parts } = readGeoJsonOnly(shape);
      if (!parts.every((part) => part.kind === 'polygon') || parts.length === 0)
        fail('BadValue', `$geoWithin not supported with provided geometry: ${show(shape)}`);
      return (geometry) => isWithin(geometry, parts);
    }
    case '$centerSphere': {
      const [centre, radius] = circle(kind, shape);
      if (Math.abs(centre[0]) > 180 || Math.abs(centre[1]) > 90)
        fail('BadValue', `Center of $centerSphere is out of bounds: ${show(shape)}`);
      // What is not near the opposite place is in the circle, also in one larger than half of the globe.
      const away = opposite(toVector(centre));
      return (geometry) =>
        geometry.parts.length > 0 && distanceTo(away, geometry) >= Math.PI - radius - 1e-12;
    }
    case '$center': {
      const [[x, y], radius] = circle(kind, shape);
      return onPlane((pair) => Math.hypot(pair[0] - x, pair[1] - y) <= radius);
    }
    case '$box': {
      const corners = list(kind, shape).map(readPair);
      const [[x1, y1] = [NaN, NaN], [x2, y2] = [NaN, NaN]] = corners;
      if (corners.length !== 2) fail('BadValue', `$box needs two corners: ${show(shape)}`);
      return onPlane(([x, y]) => (x - x1) * (x - x2) <= 0 && (y - y1) * (y - y2) <= 0);
    }
    case '$polygon': {
      const corners = (isDoc(shape) ? [...shape.values()] : list(kind, shape)).map(readPair);
      if (corners.length < 3) fail('BadValue', `Polygon must have at least 3 points: ${show(shape)}`);
      return onPlane((pair) => isInPolygon(pair, corners));
    }
  }
  return undefined;
}

/** On the plane, only points are compared. */
function onPlane(test: (pair: Pair) => boolean): Accepts {
  return ({ pair }) => pair !== undefined && test(pair);
}

function circle(kind: string, shape: Value): [Pair, number] {
  const [centre, radius] = list(kind, shape);
  if (toNumber(radius) >= 0) return [readPair(centre), toNumber(radius)];
  fail('BadValue', `${kind} needs a center and a radius from 0: ${show(shape)}`);
}

function list(kind: string, shape: Value): Value[] {
  if (Array.isArray(shape)) return shape;
  fail('BadValue', `${kind} needs an array: ${show(shape)}`);
}

/** Counts the edges that a ray to the right crosses; the border belongs to the polygon. */
function isInPolygon([x, y]: Pair, corners: Pair[]): boolean {
  let isIn = false;
  for (const [i, [ax, ay]] of corners.entries()) {
    const [bx, by] = corners[(i + 1) % corners.length] ?? [ax, ay];
    const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (turn === 0 && (x - ax) * (x - bx) <= 0 && (y - ay) * (y - by) <= 0) return true;
    if (ay > y !== by > y && turn > 0 === by > ay) isIn = !isIn;
  }
  return isIn;
}
