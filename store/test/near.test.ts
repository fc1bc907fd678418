import fc from 'fast-check';
import type { Collection, Document, Filter } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
let places: Collection<Document>;
beforeAll(async () => {
  opened = await openWithClient();
  places = opened.db.collection('places');
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.db.dropDatabase();
  await places.createIndexes([{ key: { at: '2dsphere' } }, { key: { flat: '2d' } }]);
});

type Pair = [number, number];
const point = (...coordinates: Pair): Document => ({ type: 'Point', coordinates });
const cities: Record<string, Pair> = {
  duisburg: [6.763, 51.435],
  essen: [7.012, 51.456],
  dortmund: [7.465, 51.514],
  hamburg: [9.993, 53.551],
  sydney: [151.209, -33.868],
};

async function insertCities(): Promise<void> {
  await places.insertMany(
    Object.entries(cities).map(([name, pair]) => ({ name, at: point(...pair), flat: pair })),
  );
}

async function namesOf(filter: Document, sort?: Document): Promise<unknown[]> {
  const cursor = places.find(filter as Filter<Document>);
  return (await (sort ? cursor.sort(sort as Record<string, 1>) : cursor).toArray()).map((item) => item.name);
}

const here = point(...(cities.duisburg ?? [0, 0]));
const nearest = ['duisburg', 'essen', 'dortmund', 'hamburg', 'sydney'];

test.each<[string, Document, unknown[]]>([
  ['everything, the nearest first', { at: { $near: { $geometry: here } } }, nearest],
  ['GeoJSON without $geometry', { at: { $near: here } }, nearest],
  ['$nearSphere', { at: { $nearSphere: { $geometry: here } } }, nearest],
  ['at most so many metres', { at: { $near: { $geometry: here, $maxDistance: 20_000 } } }, nearest.slice(0, 2)],
  ['at least so many metres', { at: { $near: { $geometry: here, $minDistance: 20_000, $maxDistance: 1e6 } } }, ['dortmund', 'hamburg']],
  ['a pair on the globe, in radians', { at: { $nearSphere: cities.duisburg, $maxDistance: 20_000 / 6_378_100 } }, nearest.slice(0, 2)],
  ['a pair on the globe by an index of the plane', { flat: { $nearSphere: cities.duisburg, $maxDistance: 0.1 } }, nearest.slice(0, 4)],
  ['a pair on the plane, in its own unit', { flat: { $near: cities.duisburg, $maxDistance: 1 } }, nearest.slice(0, 3)],
  ['beside other conditions', { name: { $ne: 'essen' }, at: { $near: { $geometry: here, $maxDistance: 1e5 } } }, ['duisburg', 'dortmund']],
  ['within $and', { $and: [{ at: { $near: { $geometry: here, $maxDistance: 1e5 } } }, { name: /o/ }] }, ['dortmund']],
  ['beside another condition of its path', { at: { $near: here, $exists: true } }, nearest],
])('$near finds %s', async (_, filter, expected) => {
  await insertCities();
  await places.insertOne({ name: 'nowhere' });
  await places.createIndex({ name: 1 });
  const found = await namesOf(filter);
  expect(new Set(found.slice(0, 2))).toEqual(new Set(expected.slice(0, 2)));
  expect(found).toEqual(expected);
}); // prettier-ignore

test('a sort of its own comes before the distance, which then only limits', async () => {
  await insertCities();
  const filter = { at: { $near: { $geometry: here, $maxDistance: 1e6 } } };
  expect(await namesOf(filter, { name: 1 })).toEqual(['dortmund', 'duisburg', 'essen', 'hamburg']);
});

test('skip, limit and batches keep the order of the distance', async () => {
  await insertCities();
  const filter = { at: { $near: { $geometry: here } } };
  const page = await places.find(filter).skip(1).limit(3).batchSize(1).toArray();
  expect(page.map((item) => item.name as string)).toEqual(nearest.slice(1, 4));
});

test('updates, deletes, distinct and counts know what is near', async () => {
  await insertCities();
  const filter = { at: { $near: { $geometry: here, $maxDistance: 20_000 } } };
  expect(await places.updateMany(filter, { $set: { ruhr: true } })).toMatchObject({ modifiedCount: 2 });
  expect(await places.distinct('name', filter)).toEqual(['duisburg', 'essen']);
  expect(await opened.db.command({ count: 'places', query: filter })).toMatchObject({ n: 2 });
  expect(await places.findOneAndUpdate(filter, { $set: { first: true } })).toMatchObject({
    name: 'duisburg',
  });
  expect(await places.deleteMany(filter)).toMatchObject({ deletedCount: 2 });
  expect(await opened.db.command({ explain: { find: 'places', filter } })).toMatchObject({ ok: 1 });
});

test('a line and a polygon are as near as their nearest place', async () => {
  await places.insertMany([
    { name: 'line', at: { type: 'LineString', coordinates: [[-10, 1], [10, 1]] } },
    { name: 'area', at: { type: 'Polygon', coordinates: [[[-5, -5], [5, -5], [5, 0.5], [-5, 0.5], [-5, -5]]] } },
    { name: 'point', at: point(0, 2) },
  ]); // prettier-ignore
  expect(await namesOf({ at: { $near: { $geometry: point(0, 0) } } })).toEqual(['area', 'line', 'point']);
  expect(await namesOf({ at: { $near: { $geometry: point(0, 0), $maxDistance: 0 } } })).toEqual(['area']);
});

test.each<[string, Document, number]>([
  ['without an index', { other: { $near: here } }, 291],
  ['a pair without an index of the plane', { at: { $near: [1, 2] } }, 291],
  ['GeoJSON without an index of the globe', { flat: { $near: here } }, 291],
  ['inside $or', { $or: [{ at: { $near: here } }] }, 2],
  ['inside $not', { at: { $not: { $near: here } } }, 2],
  ['inside $elemMatch', { list: { $elemMatch: { at: { $near: here } } } }, 2],
  ['twice', { at: { $near: here }, flat: { $near: [1, 2] } }, 2],
  ['a line', { at: { $near: { type: 'LineString', coordinates: [[1, 2], [3, 4]] } } }, 2],
  ['a place off the globe', { at: { $nearSphere: [181, 0] } }, 2],
  ['a negative distance', { at: { $near: { $geometry: here, $maxDistance: -1 } } }, 2],
  ['an unknown option', { at: { $near: { $geometry: here, $most: 1 } } }, 2],
  ['a distance beside GeoJSON', { at: { $near: { $geometry: here }, $maxDistance: 1 } }, 2],
])('refuses $near: %s', async (_, filter, code) => {
  await insertCities();
  await expect(namesOf(filter)).rejects.toMatchObject({ code });
}); // prettier-ignore

test('$geoNear puts the distance and the place into what it finds', async () => {
  await insertCities();
  const stage = { near: here, distanceField: 'far.metres', includeLocs: 'far.at', key: 'at', query: { name: { $ne: 'essen' } } }; // prettier-ignore
  const found = await places
    .aggregate([
      { $geoNear: { ...stage, maxDistance: 1e6 } },
      { $match: { 'far.metres': { $gt: 0 } } },
      { $limit: 1 },
    ])
    .toArray();
  expect(found).toMatchObject([{ name: 'dortmund', far: { at: point(...(cities.dortmund ?? [0, 0])) } }]);
  const [{ far } = { far: { metres: 0 } }] = found as [{ far: { metres: number } }];
  expect(far.metres / 1000).toBeCloseTo(49.4, 0);
  const flat = { near: cities.duisburg, distanceField: 'd', key: 'flat', distanceMultiplier: 2, maxDistance: 1 }; // prettier-ignore
  const pairs = await places.aggregate([{ $geoNear: flat }]).toArray();
  expect(pairs.map((item) => [item.name as string, item.d as number])).toEqual(
    nearest.slice(0, 3).map((name) => {
      const [[ax, ay], [bx, by]] = [cities.duisburg ?? [0, 0], cities[name] ?? [0, 0]];
      return [name, expect.closeTo(2 * Math.hypot(ax - bx, ay - by)) as number];
    }),
  );
});

test.each<[string, Document[], number]>([
  ['more than one index and no key', [{ $geoNear: { near: here, distanceField: 'd' } }], 27],
  ['a key without an index', [{ $geoNear: { near: here, distanceField: 'd', key: 'other' } }], 291],
  ['no near', [{ $geoNear: { distanceField: 'd', key: 'at' } }], 5860400],
  ['not the first stage', [{ $match: {} }, { $geoNear: { near: here, distanceField: 'd' } }], 40602],
  ['$near in $match', [{ $match: { at: { $near: here } } }], 2],
])('refuses $geoNear: %s', async (_, pipeline, code) => {
  await expect(places.aggregate(pipeline).toArray()).rejects.toMatchObject({ code });
});

test('$geoNear without any geo index is refused', async () => {
  const pipeline = [{ $geoNear: { near: here, distanceField: 'd' } }];
  await expect(opened.db.collection('c').aggregate(pipeline).toArray()).rejects.toMatchObject({ code: 27 });
});

/** The haversine formula: another way to the same distance. */
function metres([aLng, aLat]: Pair, [bLng, bLat]: Pair): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((bLat - aLat) * rad) / 2) ** 2 +
    Math.cos(aLat * rad) * Math.cos(bLat * rad) * Math.sin(((bLng - aLng) * rad) / 2) ** 2;
  return 2 * 6_378_100 * Math.asin(Math.sqrt(Math.min(1, h)));
}

const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

test('the order of $near is the order of the distances, anywhere on the globe', async () => {
  const list = fc.array(anywhere, { minLength: 2, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(anywhere, list, fc.integer({ min: 0, max: 20_000_000 }), async (from, pairs, most) => {
      await places.deleteMany({});
      await places.insertMany(pairs.map((pair, i) => ({ _id: i, at: point(...pair) }) as Document));
      const found = await places.find({ at: { $near: { $geometry: point(...from), $maxDistance: most } } }).toArray();
      const distances = found.map((item) => metres(from, (item.at as { coordinates: Pair }).coordinates));
      distances.slice(1).forEach((distance, i) => expect(distance).toBeGreaterThan((distances[i] ?? 0) - 1));
      const clearly = pairs.filter((pair) => Math.abs(metres(from, pair) - most) > 1);
      const wanted = clearly.filter((pair) => metres(from, pair) < most).length;
      expect(found.length).toBeGreaterThanOrEqual(wanted);
      expect(found.length).toBeLessThanOrEqual(wanted + pairs.length - clearly.length);
    }),
    { numRuns: 100 },
  );
}); // prettier-ignore
