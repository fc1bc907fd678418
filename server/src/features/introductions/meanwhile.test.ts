import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { makeOperator } from '../../../test/operators.ts';
import { Introductions } from './model.ts';

/** What happens to two between the look whether they may be introduced and the introduction. */

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function buildPair(): Promise<void> {
  founder = await buildMember(app, { kind: 'startup' });
  scout = await buildMember(app, { kind: 'company' });
}
const ask = (from: TestMember, to: TestMember) =>
  call(
    app,
    'introductions.ask',
    { body: { profileId: to.organisationId, message: 'Passt das?' } },
    from.cookie,
  );
const block = (own: TestMember, other: TestMember) =>
  call(app, 'blocks.add', { params: { id: other.organisationId } }, own.cookie);
const stored = () =>
  Introductions.find({ to: { $in: [founder, scout].map((one) => one.organisationId) } }).lean();

it('finds the introduction that was asked for and accepted in between, from either side', async () => {
  for (const isTheirs of [true, false]) {
    await buildPair();
    const [asker, other] = isTheirs ? [scout, founder] : [founder, scout];
    let accepted = '';
    justBefore(Introductions, 'create', async () => {
      const { body } = await ask(asker, other);
      await call(app, 'introductions.accept', { params: { id: body.id } }, other.cookie);
      accepted = body.id;
    });
    expect((await ask(founder, scout)).body).toMatchObject({ id: accepted, status: 'accepted' });
    expect(await stored()).toHaveLength(1);
  }
});

it('opens none between two of whom one blocks the other in between', async () => {
  await buildPair();
  justBefore(Introductions, 'create', () => block(scout, founder));
  expect((await ask(founder, scout)).body).toMatchObject({ code: 'not-possible-now' });
  expect(await stored()).toEqual([]);
  await buildPair();
  justBefore(Introductions, 'create', () => block(scout, founder));
  const operator = await makeOperator(app);
  const body = { firstId: founder.organisationId, secondId: scout.organisationId, message: 'Ein Paar?' };
  expect((await call(app, 'introductions.mediate', { body }, operator.cookie)).status).toBe(409);
  expect(await stored()).toEqual([]);
});

it('lets nobody’s block fail for what is answered or taken back in between', async () => {
  await buildPair();
  const { id } = (await ask(founder, scout)).body;
  justBefore(Introductions, 'findOneAndUpdate', () =>
    call(app, 'introductions.withdraw', { params: { id } }, founder.cookie),
  );
  expect((await block(scout, founder)).status).toBe(204);
  await buildPair();
  await ask(founder, scout);
  const clicks = [block(scout, founder), block(scout, founder), block(scout, founder)];
  expect((await Promise.all(clicks)).map(({ status }) => status)).toEqual([204, 204, 204]);
});
