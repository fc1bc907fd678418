import { expect, test } from 'vitest';
import { distanceTo, type Geometry, intersects, isWithin, readGeometry } from '../src/geo/geometry.ts';
import { toVector } from '../src/geo/sphere.ts';
import { doc } from '../src/values/types.ts';
import fc from 'fast-check';

type Pair = [number, number];

/** Seen from the globe's centre, great circles are straight lines on a plane that touches the globe: plain geometry. */
function onPlane([lng, lat]: Pair, [middleLng, middleLat]: Pair): Pair {
  const [l, p, m] = [lng - middleLng, lat, middleLat].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number]; // prettier-ignore
  const depth = Math.sin(m) * Math.sin(p) + Math.cos(m) * Math.cos(p) * Math.cos(l);
  return [
    (Math.cos(p) * Math.sin(l)) / depth,
    (Math.cos(m) * Math.sin(p) - Math.sin(m) * Math.cos(p) * Math.cos(l)) / depth,
  ];
}

function isInside([x, y]: Pair, corners: Pair[]): boolean {
  let isIn = false;
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
  });
  return isIn;
}

const geometry = (type: string, coordinates: unknown): Geometry =>
  readGeometry(doc({ type, coordinates: coordinates as number[] }));

/** Stars around a middle: as many spikes as radii, so the edges never cross. */
const star = fc.record({
  middle: fc.tuple(fc.integer({ min: -180, max: 179 }), fc.integer({ min: -70, max: 70 })),
  radii: fc.array(fc.double({ min: 0.2, max: 10, noNaN: true }), { minLength: 3, maxLength: 9 }),
});
const offset = fc.tuple(
  fc.double({ min: -12, max: 12, noNaN: true }),
  fc.double({ min: -12, max: 12, noNaN: true }),
);

function cornersOf({ middle: [x, y], radii }: { middle: Pair; radii: number[] }): Pair[] {
  return radii.map((radius, i) => {
    const turn = (2 * Math.PI * i) / radii.length;
    return wrapped([x + radius * Math.cos(turn), y + radius * Math.sin(turn)]);
  });
}

function wrapped([lng, lat]: Pair): Pair {
  return [lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng, lat];
}

const polygon = (corners: Pair[]): Geometry => geometry('Polygon', [[...corners, corners[0] ?? [0, 0]]]);

test('a place is in a polygon where plain geometry on a touching plane says so, also across the date line', () => {
  fc.assert(
    fc.property(star, offset, ({ middle, radii }, [dx, dy]) => {
      const corners = cornersOf({ middle, radii });
      const place = wrapped([middle[0] + dx, middle[1] + dy]);
      const area = polygon(corners);
      const point = geometry('Point', place);
      const border = geometry('LineString', [...corners, corners[0] ?? [0, 0]]);
      fc.pre(distanceTo(toVector(place), border) > 1e-9);
      const expected = isInside(onPlane(place, middle), corners.map((corner) => onPlane(corner, middle))); // prettier-ignore
      expect(isWithin(point, area.parts)).toBe(expected);
      expect(intersects(point, area)).toBe(expected);
      expect(distanceTo(toVector(place), area) === 0).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('what is within intersects, both ways round, and is at no distance', () => {
  let within = 0;
  fc.assert(
    fc.property(star, offset, fc.array(fc.double({ min: 0.1, max: 4, noNaN: true }), { minLength: 3, maxLength: 6 }), (big, [dx, dy], radii) => {
      const middle: Pair = [big.middle[0] + dx / 4, big.middle[1] + dy / 4];
      const [area, other] = [polygon(cornersOf(big)), polygon(cornersOf({ middle, radii }))];
      expect(intersects(area, other)).toBe(intersects(other, area));
      expect(isWithin(area, area.parts)).toBe(true);
      if (!isWithin(other, area.parts)) return;
      within++;
      expect(intersects(other, area)).toBe(true);
      for (const corner of cornersOf({ middle, radii })) expect(distanceTo(toVector(corner), area)).toBe(0);
    }),
    { numRuns: 1000 },
  );
  expect(within).toBeGreaterThan(20);
}); // prettier-ignore
