import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { shippedWeights } from '@klammer/search/matching';
import { startApp, type TestApp } from '../../../test/app.ts';
import { fitWeights, resetWeights } from './service.ts';
import { readWeights, saveWeights } from './weights.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
afterEach(resetWeights);

it('keeps the weights where nobody answered anything', async () => {
  const fitted = await fitWeights(app.deps, false);
  expect(fitted).toMatchObject({ changed: false, answers: 0, choices: 0 });
  expect(await readWeights()).toEqual(shippedWeights);
});

it('ranks by the weights of the last fit until they are reset', async () => {
  const own = { ...shippedWeights, version: 7, provenance: 'Fitted in a test.' };
  await saveWeights(own, new Date());
  expect(await readWeights()).toEqual(own);
  await resetWeights();
  expect(await readWeights()).toEqual(shippedWeights);
});
