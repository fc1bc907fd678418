import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Introductions } from '../introductions/model.ts';
import { Applications } from './application-model.ts';
import { markChosenAsTold } from './choosing.ts';
import { requestJobs } from './jobs.ts';
import { apply, NOON, publishRequest, save, tellsOf } from './testing.ts';

/** What happens between the look at an application and what is done with it. */

let app: TestApp;
let scout: TestMember;
let founder: TestMember;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  app.setNow(NOON);
  scout = await buildMember(app, { kind: 'company' });
  founder = await buildMember(app);
});
afterAll(() => app.close());

const own = async (id: string) =>
  (await call(app, 'applications.own', { params: { id } }, founder.cookie)).body;
const choose = (id: string, applicationId: string) =>
  call(app, 'applications.choose', { params: { id, applicationId } }, scout.cookie);
const tellUntold = async () => {
  await requestJobs.find(({ name }) => name === 'tell-of-requests')?.run(app.deps);
};
async function buildApplication(): Promise<{ id: string; applicationId: string }> {
  const { id } = await publishRequest(app, scout);
  return { id, applicationId: (await apply(app, founder, id)).id };
}

describe('choosing', () => {
  test('introduces nobody who takes the application back at the same moment', async () => {
    const { id, applicationId } = await buildApplication();
    const takeBack = () => call(app, 'applications.takeBack', { params: { id } }, founder.cookie);
    justBefore(Applications, 'findOneAndUpdate', takeBack);
    expect((await choose(id, applicationId)).status).toBe(409);
    expect(await own(id)).toMatchObject({ status: 'draft', conversationId: null });
    expect(await Introductions.countDocuments({ to: scout.organisationId })).toBe(0);
  });

  test('leads to the introduction also where it is cut off before it', async () => {
    const { id, applicationId } = await buildApplication();
    vi.spyOn(Introductions, 'create').mockRejectedValueOnce(new Error('killed'));
    expect((await choose(id, applicationId)).status).toBe(500);
    expect(await own(id)).toMatchObject({ status: 'chosen', conversationId: null });
    await tellUntold();
    const { conversationId } = await own(id);
    expect(conversationId).not.toBeNull();
    expect((await choose(id, applicationId)).body.conversationId).toBe(conversationId);
  });

  test('tells who knew the other one already, once', async () => {
    const { id, applicationId } = await buildApplication();
    await choose(id, applicationId);
    const { id: second } = await publishRequest(app, scout);
    await choose(second, (await apply(app, founder, second)).id);
    await tellUntold();
    const told = async (of: string) => (await tellsOf(app, founder, of)).map(({ type }) => type);
    expect(await told(id)).toEqual(['request-published']);
    expect((await told(second)).toSorted()).toEqual(['application-chosen', 'request-published']);
  });

  test('in an older version leads to nothing more', async () => {
    const { id, applicationId } = await buildApplication();
    await Applications.updateOne({ _id: applicationId }, { $set: { status: 'chosen' } });
    await markChosenAsTold();
    await tellUntold();
    expect(await own(id)).toMatchObject({ status: 'chosen', conversationId: null });
  });
});

test('an application that is sent while the request is taken back has the answer of all others', async () => {
  const { id } = await publishRequest(app, scout);
  await save(app, founder, id);
  const withdraw = () => call(app, 'requests.withdraw', { params: { id } }, scout.cookie);
  justBefore(Applications, 'findOneAndUpdate', withdraw);
  const sent = await call(app, 'applications.submit', { params: { id } }, founder.cookie);
  expect(sent.body).toMatchObject({ status: 'declined', answer: { reason: 'withdrawn' } });
});
