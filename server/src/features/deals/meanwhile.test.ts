import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Deals, Pipelines } from './model.ts';

/** A deal that comes into a stage while a colleague takes that away stands in the first stage, and nowhere unseen. */

let app: TestApp;
let investor: TestMember;
let id: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const stage = (key: string) => ({ key, name: key, type: 'open' as const });
const FIRST = stage('anfang');
const GOING = stage('mitte');
const LAST = stage('ende');

async function setStages(...stages: (typeof FIRST)[]) {
  const { revision } = (await call(app, 'deals.pipeline', {}, investor.cookie)).body;
  const body = { revision, stages, criteria: [] };
  return call(app, 'deals.setPipeline', { body }, investor.cookie);
}
const move = () =>
  call(app, 'deals.move', { body: { moves: [{ id, from: FIRST.key, to: GOING.key }] } }, investor.cookie);
const add = () => call(app, 'deals.add', { body: { name: 'Kranblick' } }, investor.cookie);
const stagesOf = async () =>
  (await Deals.find({ organisationId: investor.organisationId }).lean()).map((one) => one.stage);

test('where it is moved there', async () => {
  investor = await buildMember(app, { kind: 'investor' });
  await setStages(FIRST, GOING, LAST);
  ({ id } = (await add()).body);
  justBefore(Deals, 'updateOne', () => setStages(FIRST, LAST));
  await move();
  expect(await stagesOf()).toEqual([FIRST.key]);
  await setStages(FIRST, GOING, LAST);
  justBefore(Pipelines, 'findOneAndUpdate', move);
  expect((await setStages(FIRST, LAST)).status).toBe(200);
  expect(await stagesOf()).toEqual([FIRST.key]);
});

test('where it is added there', async () => {
  investor = await buildMember(app, { kind: 'investor' });
  await setStages(GOING, FIRST, LAST);
  justBefore(Deals, 'updateOne', () => setStages(FIRST, LAST));
  expect((await add()).body.stage).toBe(FIRST.key);
});
