/** A place on the globe, as a unit vector: so neither the antimeridian nor a pole is anything special. */
export type Vector = readonly [number, number, number];

/** Metres; MongoDB's. */
export const earthRadius = 6_378_100;

/** Radians (6 µm on the ground, what is lost in converting degrees): closer together than this is the same place. */
const tolerance = 1e-12;

export function toVector([longitude, latitude]: readonly [number, number]): Vector {
  const [along, up] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(up) * Math.cos(along), Math.cos(up) * Math.sin(along), Math.sin(up)];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function opposite(a: Vector): Vector {
  return [-a[0], -a[1], -a[2]];
}

/** The direction of the sum of vectors. */
export function middle(vectors: readonly Vector[]): Vector {
  const [x, y, z] = [0, 1, 2].map((axis) => vectors.reduce((sum, vector) => sum + (vector[axis] ?? 0), 0));
  return unit([x ?? 0, y ?? 0, z ?? 0]);
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function length(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

function unit(a: Vector): Vector {
  const by = length(a) || 1;
  return [a[0] / by, a[1] / by, a[2] / by];
}

/** The distance in radians, exact for near and far places alike. */
export function angle(a: Vector, b: Vector): number {
  return 2 * Math.atan2(length(minus(a, b)), length(minus(a, opposite(b))));
}

export function isSame(a: Vector, b: Vector): boolean {
  return angle(a, b) < tolerance;
}

/** The shortest way between two places: part of a great circle. */
export interface Arc {
  from: Vector;
  to: Vector;
  /** Unit normal of the great circle; what lies to the left of the arc is on its side. */
  normal: Vector;
}

export function arcOf(from: Vector, to: Vector): Arc {
  // Twice `from × to`, without what a plain product loses for places close together.
  return { from, to, normal: unit(cross(minus(from, to), minus(from, opposite(to)))) };
}

/** The distance in radians from a place to the nearest of an arc. */
export function distanceToArc(place: Vector, { from, to, normal }: Arc): number {
  const isBeside = dot(cross(normal, from), place) > 0 && dot(cross(normal, to), place) < 0;
  return isBeside
    ? Math.asin(Math.min(1, Math.abs(dot(normal, place))))
    : Math.min(angle(from, place), angle(to, place));
}

export function isOnArc(place: Vector, arc: Arc): boolean {
  return Math.abs(dot(arc.normal, place)) < tolerance && distanceToArc(place, arc) < tolerance;
}

/** Left of the arc's great circle 1, right of it −1, on it 0. */
function side(arc: Arc, place: Vector): number {
  const distance = dot(arc.normal, place);
  return Math.abs(distance) < tolerance ? 0 : Math.sign(distance);
}

/** Whether two arcs cross inside both; touching is not crossing. */
export function crosses(a: Arc, b: Arc): boolean {
  const left = side(a, b.from);
  // The last two tell the crossing from its opposite on the far side of the globe.
  return left !== 0 && side(a, b.to) === -left && side(b, a.to) === left && side(b, a.from) === -left;
}

export function touches(a: Arc, b: Arc): boolean {
  return isOnArc(a.from, b) || isOnArc(a.to, b) || isOnArc(b.from, a) || isOnArc(b.to, a);
}
