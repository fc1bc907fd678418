import type { Document, Filter } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
});
afterAll(() => opened.close());
beforeEach(() => opened.db.dropDatabase());

type Pair = [number, number];
const point = (...coordinates: Pair): Document => ({ type: 'Point', coordinates });
const line = (...coordinates: Pair[]): Document => ({ type: 'LineString', coordinates });
const polygon = (...coordinates: Pair[][]): Document => ({ type: 'Polygon', coordinates });
const square = (x: number, y: number, size: number): Pair[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

async function isFound(loc: unknown, condition: Document): Promise<boolean> {
  const things = opened.db.collection('c');
  await things.deleteMany({});
  await things.insertOne({ loc });
  return (await things.countDocuments({ loc: condition } as Filter<Document>)) === 1;
}

const hollow = polygon(square(0, 0, 10), square(4, 4, 2));
const bay: Pair[] = [[0, 0], [10, 0], [10, 10], [5, 2], [0, 10], [0, 0]]; // prettier-ignore
const overDateLine = polygon([[170, -10], [-170, -10], [-170, 10], [170, 10], [170, -10]]); // prettier-ignore
const overPole = polygon([[0, 80], [90, 80], [180, 80], [-90, 80], [0, 80]]); // prettier-ignore

describe('$geoWithin', () => {
  test.each<[string, unknown, Document, boolean]>([
    ['a pair in a polygon', [5, 1], polygon(square(0, 0, 10)), true],
    ['a pair as a document', { lng: 5, lat: 1 }, polygon(square(0, 0, 10)), true],
    ['a GeoJSON point', point(5, 1), polygon(square(0, 0, 10)), true],
    ['a point outside', point(11, 1), polygon(square(0, 0, 10)), false],
    ['a point on the border', point(0, 5), polygon(square(0, 0, 10)), true],
    ['a corner', point(10, 10), polygon(square(0, 0, 10)), true],
    ['a polygon written clockwise', point(5, 1), polygon(square(0, 0, 10).reverse()), true],
    ['a point in a hole', point(5, 5), hollow, false],
    ['a point on the border of a hole', point(4, 5), hollow, true],
    ['one of several pairs', [[50, 50], [5, 1]], polygon(square(0, 0, 10)), true], // prettier-ignore
    ['a line inside', line([1, 1], [9, 9]), polygon(square(0, 0, 10)), true],
    ['a line that leaves', line([1, 1], [11, 1]), polygon(square(0, 0, 10)), false],
    ['a line that leaves and comes back', line([1, 9], [9, 9]), polygon(bay), false],
    ['a line from corner to corner outside', line([0, 10], [10, 10]), polygon(bay), false],
    ['a line along the border', line([0, 0], [0, 10]), polygon(square(0, 0, 10)), true],
    ['a line through a hole', line([1, 5], [9, 5]), hollow, false],
    ['a line through two corners of a hole', line([2, 2.0041], [4, 4]), hollow, true],
    ['a polygon inside', polygon(square(1, 1, 2)), polygon(square(0, 0, 10)), true],
    ['the same polygon', polygon(square(0, 0, 10)), polygon(square(0, 0, 10)), true],
    ['a polygon that reaches out', polygon(square(9, 9, 2)), polygon(square(0, 0, 10)), false],
    ['a polygon around a hole', polygon(square(3, 3, 4)), hollow, false],
    ['what fills a hole', polygon(square(4, 4, 2)), hollow, false],
    ['a polygon with the same hole', polygon(square(3, 3, 4), square(4, 4, 2)), hollow, true],
    ['what closes a bay', polygon([[0, 10], [5, 2], [10, 10], [0, 10]]), polygon(bay), false], // prettier-ignore
    ['one of several polygons', point(21, 1), { type: 'MultiPolygon', coordinates: [[square(0, 0, 10)], [square(20, 0, 10)]] }, true], // prettier-ignore
    ['points in different polygons', { type: 'MultiPoint', coordinates: [[1, 1], [21, 1]] }, { type: 'MultiPolygon', coordinates: [[square(0, 0, 10)], [square(20, 0, 10)]] }, false], // prettier-ignore
    ['a collection with one outside', { type: 'GeometryCollection', geometries: [point(1, 1), point(11, 1)] }, polygon(square(0, 0, 10)), false], // prettier-ignore
    ['the bulge of an edge along a parallel', point(5, 10.02), polygon(square(0, 0, 10)), true],
    ['a place west of the date line', point(179, 0), overDateLine, true],
    ['a place east of it', point(-179, 0), overDateLine, true],
    ['a place on the other side of the globe', point(0, 0), overDateLine, false],
    ['the pole', point(123, 90), overPole, true],
    ['a place south of it', point(45, 70), overPole, false],
    ['what is no geometry', 'somewhere', polygon(square(0, 0, 10)), false],
    ['a pair that is not on the globe', [200, 1], polygon(square(0, 0, 10)), false],
    ['a polygon that is not closed', polygon([[1, 1], [2, 1], [2, 2]]), polygon(square(0, 0, 10)), false], // prettier-ignore
  ])('$geometry: %s', async (_, loc, $geometry, expected) => {
    expect(await isFound(loc, { $geoWithin: { $geometry } })).toBe(expected);
  });

  test.each<[string, unknown, Document, boolean]>([
    ['a box', [5, 5], { $box: [[0, 0], [10, 10]] }, true], // prettier-ignore
    ['a box by its other corners', [5, 5], { $box: [[10, 0], [0, 10]] }, true], // prettier-ignore
    ['the edge of a box', [0, 10], { $box: [[0, 0], [10, 10]] }, true], // prettier-ignore
    ['outside of a box', [5, 11], { $box: [[0, 0], [10, 10]] }, false], // prettier-ignore
    ['far off the globe', [5000, 1], { $box: [[4000, 0], [6000, 10]] }, true], // prettier-ignore
    ['a GeoJSON point', point(5, 5), { $box: [[0, 0], [10, 10]] }, true], // prettier-ignore
    ['a GeoJSON line', line([1, 1], [2, 2]), { $box: [[0, 0], [10, 10]] }, false], // prettier-ignore
    ['a circle', [3, 4], { $center: [[0, 0], 5] }, true],
    ['outside of a circle', [3, 4.01], { $center: [[0, 0], 5] }, false],
    ['a polygon', [1, 1], { $polygon: [[0, 0], [5, 0], [0, 5]] }, true], // prettier-ignore
    ['the edge of a polygon', [2.5, 2.5], { $polygon: [[0, 0], [5, 0], [0, 5]] }, true], // prettier-ignore
    ['beyond it', [3, 3], { $polygon: [[0, 0], [5, 0], [0, 5]] }, false], // prettier-ignore
    ['a ray through a corner', [-1, 0], { $polygon: [[0, 0], [5, 5], [5, -5]] }, false], // prettier-ignore
    ['a circle on the globe', point(0, 0.99), { $centerSphere: [[0, 0], Math.PI / 180] }, true],
    ['outside of it', point(0, 1.01), { $centerSphere: [[0, 0], Math.PI / 180] }, false],
    ['a line with its end outside', line([0, 0], [0, 1.01]), { $centerSphere: [[0, 0], Math.PI / 180] }, false], // prettier-ignore
    ['a circle over the date line', point(-179.5, 0), { $centerSphere: [[180, 0], Math.PI / 180] }, true], // prettier-ignore
    ['most of the globe', line([100, 0], [170, 0]), { $centerSphere: [[0, 0], 3] }, true],
    ['all but its far side', line([-170, 0], [170, 0]), { $centerSphere: [[0, 0], 3] }, false],
  ])('%s', async (_, loc, shape, expected) => {
    expect(await isFound(loc, { $geoWithin: shape })).toBe(expected);
  });
});

test.each<[string, unknown, Document, boolean]>([
  ['crossing lines', line([0, 0], [10, 10]), line([0, 10], [10, 0]), true],
  ['lines that touch', line([0, 0], [0, 10]), line([0, 5], [5, 5]), true],
  ['lines apart', line([0, 0], [0, 10]), line([1, 5], [5, 5]), false],
  ['lines that cross on the far side only', line([-10, 0], [10, 0]), line([180, -10], [180, 10]), false],
  ['lines over the date line', line([-178, 10], [178, 10]), line([180, 11], [180, 9]), true],
  ['a line and a point on it', line([0, 0], [10, 0]), point(5, 0), true],
  ['a line and a point beside it', line([0, 0], [10, 0]), point(5, 0.001), false],
  ['equal points', [5, 5], point(5, 5), true],
  ['a polygon around another', polygon(square(0, 0, 10)), polygon(square(3, 3, 1)), true],
  ['a polygon inside another', polygon(square(3, 3, 1)), polygon(square(0, 0, 10)), true],
  ['a polygon in a hole', polygon(square(4.5, 4.5, 1)), hollow, false],
  ['a line through all of a polygon', line([-5, 5], [15, 5]), polygon(square(0, 0, 10)), true],
  ['one of several lines', { type: 'MultiLineString', coordinates: [[[50, 50], [51, 51]], [[-5, 5], [15, 5]]] }, polygon(square(0, 0, 10)), true], // prettier-ignore
  ['an item of an array', [line([50, 50], [51, 51]), point(5, 5)], polygon(square(0, 0, 10)), true],
])('$geoIntersects: %s', async (_, loc, $geometry, expected) => {
  expect(await isFound(loc, { $geoIntersects: { $geometry } })).toBe(expected);
});

test.each<[string, Document]>([
  ['an unknown shape', { $geoWithin: { $ellipse: [] } }],
  ['a line as an area', { $geoWithin: { $geometry: line([0, 0], [1, 1]) } }],
  ['a box to intersect', { $geoIntersects: { $box: [[0, 0], [1, 1]] } }], // prettier-ignore
  ['a polygon that is not closed', { $geoWithin: { $geometry: polygon([[0, 0], [1, 0], [1, 1]]) } }], // prettier-ignore
  ['a polygon whose edges cross', { $geoWithin: { $geometry: polygon([[0, 0], [5, 5], [5, 0], [0, 5], [0, 0]]) } }], // prettier-ignore
  ['a polygon that folds back', { $geoWithin: { $geometry: polygon([[0, 0], [5, 0], [2, 0], [0, 0]]) } }], // prettier-ignore
  ['a hole outside', { $geoWithin: { $geometry: polygon(square(0, 0, 10), square(20, 0, 1)) } }],
  ['a polygon of half of the globe', { $geoWithin: { $geometry: polygon([[0, 0], [120, 0], [-120, 0], [0, 0]]) } }], // prettier-ignore
  ['a place off the globe', { $geoWithin: { $geometry: polygon(square(175, 0, 10)) } }],
  ['a line between opposite places', { $geoIntersects: { $geometry: line([0, 0], [180, 0]) } }],
  ['a winding of its own', { $geoWithin: { $geometry: { ...hollow, crs: { type: 'name', properties: { name: 'urn:x-mongodb:crs:strictwinding:EPSG:4326' } } } } }], // prettier-ignore
  ['a negative radius', { $geoWithin: { $center: [[0, 0], -1] } }],
  ['a polygon of two corners', { $geoWithin: { $polygon: [[0, 0], [1, 1]] } }], // prettier-ignore
])('refuses %s', async (_, condition) => {
  await expect(isFound([0, 0], condition)).rejects.toMatchObject({ code: 2 });
});

describe('an index', () => {
  test.each<[string, Document, unknown, number | undefined]>([
    ['2dsphere', {}, point(7, 51), undefined],
    ['2dsphere', {}, [7, 51], undefined],
    ['2dsphere', {}, null, undefined],
    ['2dsphere', {}, [], undefined],
    ['2dsphere', {}, {}, undefined],
    ['2dsphere', {}, 'here', 16755],
    ['2dsphere', {}, [200, 51], 16755],
    ['2dsphere', {}, point(7, 91), 16755],
    ['2dsphere', {}, { type: 'Point' }, 16755],
    ['2dsphere', {}, { type: 'Spot', coordinates: [1, 2] }, 16755],
    ['2dsphere', {}, [point(7, 51)], 16755],
    ['2d', {}, [7, 51], undefined],
    ['2d', {}, { x: 7, y: 51 }, undefined],
    ['2d', {}, [[7, 51], [8, 52]], undefined], // prettier-ignore
    ['2d', {}, 'here', undefined],
    ['2d', {}, point(7, 51), 16804],
    ['2d', {}, [200, 51], 13027],
    ['2d', { min: 0, max: 1000 }, [200, 51], undefined],
    ['2d', { min: 0, max: 1000 }, [-1, 51], 13027],
  ])('of kind %s %j takes %j: %s', async (kind, options, loc, code) => {
    const things = opened.db.collection('c');
    await things.createIndex({ loc: kind as '2d' }, options);
    const insert = things.insertOne({ loc });
    await (code === undefined ? insert : expect(insert).rejects.toMatchObject({ code }));
    expect(await things.countDocuments()).toBe(code === undefined ? 1 : 0);
    await things.insertOne({ other: 1 });
    const update = things.updateOne({ other: 1 }, { $set: { loc } });
    await (code === undefined ? update : expect(update).rejects.toMatchObject({ code }));
    expect(await opened.db.command({ validate: 'c' })).toMatchObject({ valid: true });
  });

  test('is not made over what is no geometry, and shows what it was made with', async () => {
    const things = opened.db.collection('c');
    await things.insertOne({ _id: 1, loc: 'here' } as Document);
    await expect(things.createIndex({ loc: '2dsphere' })).rejects.toMatchObject({ code: 16755 });
    await things.deleteMany({});
    await things.createIndex({ name: 1, loc: '2dsphere' });
    await things.createIndex({ flat: '2d' }, { min: -10, max: 10 });
    expect(await things.indexes()).toMatchObject([
      { name: '_id_' },
      { name: 'name_1_loc_2dsphere', key: { name: 1, loc: '2dsphere' } },
      { name: 'flat_2d', min: -10, max: 10 },
    ]);
    await expect(things.createIndex({ loc: '2d' }, { unique: true })).rejects.toMatchObject({ code: 67 });
  });
});
