import type { Place } from './profile.ts';

const EARTH_KM = 6371;
const RADIANS = Math.PI / 180;
/** A counterpart this far away counts half as near as a neighbour: the size of a city region. */
const HALF_KM = 35;

/** Great-circle distance in kilometres (haversine), or undefined where a point is missing. */
export function distanceKm(a: Place, b: Place): number | undefined {
  if (a.lat === undefined || a.lng === undefined || b.lat === undefined || b.lng === undefined)
    return undefined;
  const dLat = (b.lat - a.lat) * RADIANS;
  const dLng = (b.lng - a.lng) * RADIANS;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** 1 next door, 0.5 at the edge of a city region, 0 far away; by names where there are no points. */
export function nearness(a: Place | undefined, b: Place | undefined): number {
  if (!a || !b) return 0;
  const km = distanceKm(a, b);
  if (km !== undefined) return 2 ** (-km / HALF_KM);
  if (same(a.district, b.district) && same(a.city, b.city)) return 1;
  if (same(a.city, b.city)) return 0.9;
  if (same(a.region, b.region)) return 0.6;
  return same(a.country, b.country) ? 0.2 : 0;
}

export function same(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b;
}

/** True when any name of the place is among the codes. */
export function liesIn(place: Place, codes: string[]): boolean {
  return [place.district, place.city, place.region, place.country].some(
    (name) => name && codes.includes(name),
  );
}
