import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { rankEverybody } from '../matches/service.ts';
import { Exposures } from './model.ts';
import { curveOf } from './present.ts';
import { countExposure, readPlaces } from './service.ts';

let app: TestApp;
let operator: TestPerson;
let founder: TestMember;
let scout: TestMember;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  founder = await buildMember(app, { kind: 'startup', name: 'Gründung' });
  scout = await buildMember(app, { kind: 'company', name: 'Werk' });
  await buildMember(app, { kind: 'partner', name: 'Nicht aktiv', publish: false });
  await call(
    app,
    'introductions.ask',
    { body: { profileId: scout.organisationId, message: 'Guten Tag' } },
    founder.cookie,
  );
});
afterAll(() => app.close());

const report = (cookie?: string) => call(app, 'exposure.report', {}, cookie);

describe('GET /api/operator/exposure', () => {
  it('begins the first count by itself and then shows who is seen and asked', async () => {
    expect((await report(operator.cookie)).body).toMatchObject({ report: null, history: [] });
    await countExposure(app.deps, rankEverybody);
    const { body } = await report(operator.cookie);
    expect(body.report).toMatchObject({ profiles: 2, shown: 2, shownShare: 1, unseenTotal: 0 });
    expect(body.report?.requests).toMatchObject({ total: 1, max: 1 });
    expect(body.report?.mostShown.map((one) => one.name).toSorted()).toEqual(['Gründung', 'Werk']);
    expect(body.history).toHaveLength(1);
    expect(await readPlaces()).toEqual(
      new Map([
        [founder.organisationId, 1],
        [scout.organisationId, 1],
      ]),
    );
  });

  it('says of who is unseen how many requests wait there already', async () => {
    const unseen = [founder, scout].map(({ organisationId: id }) => ({ id, places: 0 }));
    await Exposures.updateMany({}, { $set: { places: unseen } });
    const { body } = await report(operator.cookie);
    expect(body.report?.unseen.toSorted((a, b) => a.waiting - b.waiting)).toMatchObject([
      { name: 'Gründung', waiting: 0 },
      { name: 'Werk', waiting: 1 },
    ]);
  });

  it('does not exist for members and asks strangers to sign in', async () => {
    expect((await report(founder.cookie)).status).toBe(404);
    expect((await report()).status).toBe(401);
  });
});

describe('POST /api/operator/exposure/refresh', () => {
  it('begins a new count, for operators only', async () => {
    const refresh = (cookie?: string) => call(app, 'exposure.refresh', {}, cookie);
    expect((await refresh(operator.cookie)).status).toBe(204);
    await countExposure(app.deps, rankEverybody);
    expect((await refresh(founder.cookie)).status).toBe(404);
    expect((await refresh()).status).toBe(401);
  });
});

it('draws the curve from nobody to everybody, below the diagonal where places are uneven', () => {
  expect(curveOf([0, 0, 0, 4])).toEqual([
    { profiles: 0, places: 0 },
    { profiles: 0.25, places: 0 },
    { profiles: 0.5, places: 0 },
    { profiles: 0.75, places: 0 },
    { profiles: 1, places: 1 },
  ]);
  expect(curveOf([2, 2])[1]).toEqual({ profiles: 0.5, places: 0.5 });
  expect(curveOf([])).toEqual([{ profiles: 0, places: 0 }]);
});
