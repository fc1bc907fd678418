import { CommandError, fail } from '../errors.ts';
import { show } from '../values/plain.ts';
import { type Doc, isDoc, toNumber, type Value } from '../values/types.ts';
import {
  borders,
  covers,
  coversArc,
  coversPolygon,
  distanceToPolygon,
  type Polygon,
  polygonOf,
  type Ring,
  ringOf,
} from './polygon.ts';
import {
  angle,
  type Arc,
  arcOf,
  crosses,
  distanceToArc,
  isOnArc,
  isSame,
  opposite,
  touches,
  toVector,
  type Vector,
} from './sphere.ts';
/** Longitude and latitude, or x and y. */
export type Pair = readonly [number, number];

export type Part =
  { kind: 'point'; at: Vector } | { kind: 'line'; arcs: Arc[] } | { kind: 'polygon'; polygon: Polygon };

export interface Geometry {
  /** What it consists of on the globe; nothing for a legacy pair that is no place on it. */
  parts: Part[];
  /** The pair of a single point, for queries on the plane. */
  pair?: Pair;
  isGeoJson: boolean;
}

const codes = new Set(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326']);

/** Reads GeoJSON or a legacy pair (`[x, y]` or `{x, y}`). Throws BadValue with the reason for anything else. */
export function readGeometry(value: Value): Geometry {
  if (isDoc(value) && typeof value.get('type') === 'string')
    return { ...readGeoJson(value), isGeoJson: true };
  const pair = readPair(value);
  return { parts: isOnGlobe(pair) ? [{ kind: 'point', at: toVector(pair) }] : [], pair, isGeoJson: false };
}

/** The GeoJSON of a query. */
export function readGeoJsonOnly(value: Value): Geometry {
  const geometry = readGeometry(value);
  return geometry.isGeoJson ? geometry : bad(`$geometry must be GeoJSON: ${show(value)}`);
}

/** What a document holds; undefined for what is no geometry, which matches nothing. */
export function storedGeometry(value: Value | undefined): Geometry | undefined {
  if (!Array.isArray(value) && !isDoc(value)) return undefined;
  try {
    return readGeometry(value);
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}

/** Two numbers, as an array or as the first two fields of a document. */
export function readPair(value: Value | undefined): Pair {
  const items = Array.isArray(value) || isDoc(value) ? [...value.values()] : [];
  const [x, y] = [toNumber(items[0]), toNumber(items[1])];
  if (Number.isFinite(x) && Number.isFinite(y)) return [x, y];
  return bad(`Point must be an array or object of two finite numbers: ${show(value)}`);
}

function isOnGlobe([longitude, latitude]: Pair): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function readGeoJson(value: Doc): Omit<Geometry, 'isGeoJson'> {
  checkReference(value.get('crs'));
  const type = String(value.get('type'));
  if (type === 'GeometryCollection') return { parts: list(value.get('geometries'), 1).flatMap(readMember) };
  const coordinates = value.get('coordinates');
  const isMulti = type.startsWith('Multi');
  const read = readers.get(isMulti ? type.slice('Multi'.length) : type);
  if (!read) return bad(`unknown GeoJSON type: ${show(value)}`);
  if (isMulti) return { parts: list(coordinates, 1).map(read) };
  return { parts: [read(coordinates)], pair: type === 'Point' ? readPair(coordinates) : undefined };
}

const readers = new Map([
  ['Point', readPoint],
  ['LineString', readLine],
  ['Polygon', readPolygon],
]);

function readMember(member: Value): Part[] {
  return isDoc(member) ? readGeoJson(member).parts : bad('GeometryCollection must hold objects');
}

function checkReference(crs: Value | undefined): void {
  if (crs === undefined) return;
  const properties = isDoc(crs) ? crs.get('properties') : undefined;
  const name = isDoc(properties) ? properties.get('name') : undefined;
  if (typeof name !== 'string' || !codes.has(name)) bad(`unknown CRS name: ${show(crs)}`);
}

function readPlace(value: Value | undefined): Vector {
  if (!Array.isArray(value)) return bad(`GeoJSON coordinates must be an array: ${show(value)}`);
  const pair = readPair(value);
  return isOnGlobe(pair) ? toVector(pair) : bad(`longitude/latitude is out of bounds: ${show(value)}`);
}

function readPoint(coordinates: Value | undefined): Part {
  return { kind: 'point', at: readPlace(coordinates) };
}

function readPlaces(coordinates: Value | undefined): Vector[] {
  const places = list(coordinates, 0).map(readPlace);
  return places.filter((place, i) => i === 0 || !isSame(place, places[i - 1] ?? place));
}

function readLine(coordinates: Value | undefined): Part {
  const places = readPlaces(coordinates);
  if (places.length < 2) bad(`GeoJSON LineString must have at least 2 vertices: ${show(coordinates)}`);
  const arcs = places.slice(1).map((to, i) => arcOf(places[i] ?? to, to));
  if (arcs.some(({ from, to }) => isSame(from, opposite(to))))
    bad(`Adjacent vertices are antipodal: ${show(coordinates)}`);
  return { kind: 'line', arcs };
}

function readRing(coordinates: Value): Ring {
  const places = readPlaces(coordinates);
  const [first, last] = [places[0], places.pop()];
  if (!first || !last || !isSame(first, last))
    return bad(`Loop is not closed, first vertex does not equal last vertex: ${show(coordinates)}`);
  return valid(ringOf(places), coordinates);
}

function readPolygon(coordinates: Value | undefined): Part {
  return {
    kind: 'polygon',
    polygon: valid(polygonOf(list(coordinates, 1).map(readRing)), coordinates),
  };
}

function valid<Made extends object>(made: Made | string, source: Value | undefined): Made {
  return typeof made === 'string' ? bad(`${made}: ${show(source)}`) : made;
}

function list(value: Value | undefined, least: number): Value[] {
  if (Array.isArray(value) && value.length >= least) return value;
  return bad(`GeoJSON coordinates must be an array of at least ${least}: ${show(value)}`);
}

function bad(reason: string): never {
  fail('BadValue', reason);
}

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
