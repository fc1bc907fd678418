import {
  angle,
  type Arc,
  arcOf,
  cross,
  crosses,
  distanceToArc,
  dot,
  isOnArc,
  isSame,
  middle,
  minus,
  opposite,
  touches,
  type Vector,
} from './sphere.ts';

/** A closed line that bounds the smaller of the two areas it parts. */
export interface Ring {
  corners: Vector[];
  arcs: Arc[];
  middle: Vector;
}

export interface Polygon {
  outer: Ring;
  holes: Ring[];
}

/** Makes a ring of its corners, each named once; gives the reason where they bound no area. */
export function ringOf(corners: Vector[]): Ring | string {
  if (corners.length < 3) return 'Loop must have at least 3 different vertices';
  const ring: Ring = {
    corners,
    arcs: corners.map((corner, i) => arcOf(corner, corners[(i + 1) % corners.length] ?? corner)),
    middle: middle(corners),
  };
  if (corners.some((corner) => dot(corner, ring.middle) <= 0))
    return 'Loop reaches further than a quarter round the globe from its middle, which the embedded store does not support';
  if (findMeeting(ring.arcs, (a, b) => touches(a, b) || crosses(a, b), true))
    return 'Loop is not valid: edges cross';
  if (!innerPlace(ring)) return 'Loop is not valid: it bounds no area';
  return ring;
}

export function polygonOf([outer, ...holes]: Ring[]): Polygon | string {
  if (!outer) return 'Polygon has no loops';
  const isInside = holes.every(({ corners }) => corners.every((corner) => position(outer, corner) !== 'out'));
  if (
    !isInside ||
    findMeeting(
      [outer, ...holes].flatMap(({ arcs }) => arcs),
      crosses,
      false,
    )
  )
    return 'Secondary loops not contained by first exterior loop - secondary loops must be holes';
  return { outer, holes };
}

/** Looks for two arcs that meet, sweeping along one axis. `isRing`: arcs that follow each other share an end. */
function findMeeting(arcs: Arc[], meets: (a: Arc, b: Arc) => boolean, isRing: boolean): boolean {
  const spans = arcs.map((arc, i) => {
    const { from, to } = arc;
    // An arc bends beyond its ends by no more than its height over the chord.
    const bend = 2 * Math.sin(angle(from, to) / 4) ** 2;
    return { arc, i, low: Math.min(from[0], to[0]) - bend, high: Math.max(from[0], to[0]) + bend };
  });
  spans.sort((a, b) => a.low - b.low);
  return spans.some((a, at) => {
    for (let next = at + 1; next < spans.length; next++) {
      const b = spans[next];
      if (!b || b.low > a.high) return false;
      const apart = Math.abs(a.i - b.i);
      const isNext = isRing && (apart === 1 || apart === arcs.length - 1);
      if (isNext ? foldsBack(a.arc, b.arc) : meets(a.arc, b.arc)) return true;
    }
    return false;
  });
}

/** Two arcs that follow each other must part at their shared corner. */
function foldsBack(a: Arc, b: Arc): boolean {
  const [first, second] = isSame(a.to, b.from) ? [a, b] : [b, a];
  return isOnArc(first.from, second) || isOnArc(second.to, first);
}

export type Position = 'in' | 'on' | 'out';

/** Where a place is: the directions to the corners turn once around it only if it is inside. */
function position(ring: Ring, place: Vector): Position {
  if (dot(place, ring.middle) <= 0) return 'out';
  let turn = 0;
  for (const arc of ring.arcs) {
    if (isOnArc(place, arc)) return 'on';
    const [a, b] = [minus(arc.from, place), minus(arc.to, place)];
    turn += Math.atan2(dot(place, cross(a, b)), dot(a, b) - dot(a, place) * dot(b, place));
  }
  return Math.abs(turn) > Math.PI ? 'in' : 'out';
}

/** Some place inside a ring: one of the corners can be cut off, and the cut lies inside. */
function innerPlace(ring: Ring): Vector | undefined {
  const { corners } = ring;
  return corners
    .map((corner, i) => middle([corner, corners[(i + 2) % corners.length] ?? corner]))
    .concat([ring.middle])
    .find((place) => position(ring, place) === 'in');
}

/** Whether a place is in a polygon or on its border. */
export function covers({ outer, holes }: Polygon, place: Vector): boolean {
  return position(outer, place) !== 'out' && !holes.some((hole) => position(hole, place) === 'in');
}

export function borders({ outer, holes }: Polygon): Arc[] {
  return [outer, ...holes].flatMap(({ arcs }) => arcs);
}

/** Whether all of an arc is in a polygon: it crosses no border, and each piece between two touches is inside. */
export function coversArc(polygon: Polygon, arc: Arc): boolean {
  const border = borders(polygon);
  if (border.some((other) => crosses(arc, other))) return false;
  const stops = border.map(({ from }) => from).filter((corner) => isOnArc(corner, arc));
  const along = [arc.from, arc.to, ...stops].sort((a, b) => angle(arc.from, a) - angle(arc.from, b));
  return along.every((stop, i) => covers(polygon, middle([along[Math.max(0, i - 1)] ?? stop, stop])));
}

/** Whether one polygon covers another: its border, and none of the holes lies in the other's area. */
export function coversPolygon(polygon: Polygon, other: Polygon): boolean {
  return (
    borders(other).every((arc) => coversArc(polygon, arc)) &&
    polygon.holes.every((hole) => !covers(other, innerPlace(hole) ?? opposite(hole.middle)))
  );
}

export function distanceToPolygon(place: Vector, polygon: Polygon): number {
  if (covers(polygon, place)) return 0;
  return borders(polygon).reduce((least, arc) => Math.min(least, distanceToArc(place, arc)), Infinity);
}
