import type { Geometry, Part } from './geometry.ts';
import { borders, covers, coversArc, coversPolygon, distanceToPolygon } from './polygon.ts';
import { angle, type Arc, crosses, distanceToArc, isOnArc, isSame, touches, type Vector } from './sphere.ts';

/** Whether all of a geometry lies in one of the areas; what lies on the border lies inside. */
export function isWithin({ parts }: Geometry, areas: readonly Part[]): boolean {
  return parts.length > 0 && areas.some((area) => parts.every((part) => isPartWithin(part, area)));
}

function isPartWithin(part: Part, area: Part): boolean {
  if (area.kind !== 'polygon') return false;
  if (part.kind === 'point') return covers(area.polygon, part.at);
  if (part.kind === 'line') return part.arcs.every((arc) => coversArc(area.polygon, arc));
  return coversPolygon(area.polygon, part.polygon);
}

/** Whether two geometries share a place. */
export function intersects(a: Geometry, b: Geometry): boolean {
  return a.parts.some((one) => b.parts.some((other) => partsIntersect(one, other)));
}

function partsIntersect(a: Part, b: Part): boolean {
  return (
    placesOf(a).some((place) => reaches(b, place)) ||
    placesOf(b).some((place) => reaches(a, place)) ||
    arcsOf(a).some((arc) => arcsOf(b).some((other) => crosses(arc, other) || touches(arc, other)))
  );
}

function reaches(part: Part, place: Vector): boolean {
  if (part.kind === 'point') return isSame(part.at, place);
  if (part.kind === 'line') return part.arcs.some((arc) => isOnArc(place, arc));
  return covers(part.polygon, place);
}

function placesOf(part: Part): Vector[] {
  return part.kind === 'point' ? [part.at] : arcsOf(part).flatMap(({ from, to }) => [from, to]);
}

function arcsOf(part: Part): Arc[] {
  if (part.kind === 'point') return [];
  return part.kind === 'line' ? part.arcs : borders(part.polygon);
}

/** The distance in radians from a place to the nearest of a geometry; 0 inside it, Infinity to nothing. */
export function distanceTo(place: Vector, { parts }: Geometry): number {
  return Math.min(...parts.map((part) => distanceToPart(place, part)));
}

function distanceToPart(place: Vector, part: Part): number {
  if (part.kind === 'point') return angle(place, part.at);
  if (part.kind === 'polygon') return distanceToPolygon(place, part.polygon);
  return part.arcs.reduce((least, arc) => Math.min(least, distanceToArc(place, arc)), Infinity);
}
