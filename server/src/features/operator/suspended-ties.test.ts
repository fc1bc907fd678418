import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestPerson } from '../../../test/factories.ts';
import { remindOfCalls } from '../calls/jobs.ts';
import {
  AFTER,
  buildBench,
  enter,
  NOON,
  publishCall,
  save,
  seat,
  tellsOf,
  tokenFor,
} from '../calls/testing.ts';
import { download, upload } from '../files/testing.ts';
import { expireIntroductions, remindOfIntroductions } from '../introductions/service.ts';

/** What an organisation began with others before the operator suspended it. */

let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
});
afterAll(() => app.close());

const suspend = (id: string) =>
  call(
    app,
    'operator.suspendOrganisation',
    { params: { id }, body: { reason: 'Angaben nicht belegt' } },
    operator.cookie,
  );
const lift = (id: string) => call(app, 'operator.liftOrganisation', { params: { id } }, operator.cookie);

it('makes no acquaintances: what it asked for before can be declined, not accepted', async () => {
  const founder = await buildMember(app, { kind: 'startup' });
  const scout = await buildMember(app, { kind: 'company' });
  const asked = await call(
    app,
    'introductions.ask',
    { body: { profileId: scout.organisationId, message: 'Guten Tag' } },
    founder.cookie,
  );
  const params = { id: asked.body.id };
  const waits = async () =>
    (await call(app, 'home.get', {}, scout.cookie)).body.items.some(
      ({ code }) => code === 'introduction-to-answer',
    );
  expect(await waits()).toBe(true);
  await suspend(founder.organisationId);
  const { body: seen } = await call(app, 'introductions.get', { params }, scout.cookie);
  expect(seen.abilities).toMatchObject({ accept: false, decline: true });
  expect(await waits()).toBe(false);
  expect(await call(app, 'introductions.accept', { params }, scout.cookie)).toMatchObject({
    status: 409,
    body: { code: 'not-possible-now' },
  });
  expect((await call(app, 'conversations.get', { params }, scout.cookie)).status).toBe(404);
  await lift(founder.organisationId);
  expect((await call(app, 'introductions.accept', { params }, scout.cookie)).body.status).toBe('accepted');
});

it('seats nobody in a jury of its calls, and closes what was entered for them', async () => {
  app.setNow(NOON);
  const { partner, founder, judge, other } = await buildBench(app);
  const { id } = await publishCall(app, partner, { blind: false });
  const file = { name: 'deck.txt', bytes: Buffer.from('Guten Tag'), purpose: 'application' as const };
  const deck = (await upload(app, founder, file)).body.id;
  await enter(app, founder, id, { answers: { idea: 'Zählen', deck } });
  await seat(app, partner, id, judge);
  const invited = { params: { id }, body: { email: other.email, name: 'Somebody' } };
  await call(app, 'jury.invite', invited, partner.cookie);
  const token = tokenFor(app, other.email);
  app.setNow(AFTER);
  expect((await download(app, deck, judge.cookie)).status).toBe(200);
  await suspend(partner.organisationId);
  expect((await download(app, deck, judge.cookie)).status).toBe(404);
  expect((await call(app, 'jury.readInvitation', { body: { token } }, other.cookie)).status).toBe(410);
  const answer = { body: { token, accept: true } };
  expect((await call(app, 'jury.answerInvitation', answer, other.cookie)).status).toBe(410);
  await lift(partner.organisationId);
  expect((await call(app, 'jury.answerInvitation', answer, other.cookie)).status).toBe(200);
  app.setNow(new Date());
});

it('sends nobody to its calls until it is back', async () => {
  app.setNow(NOON);
  const { partner, founder } = await buildBench(app);
  const { id, deadlineAt } = await publishCall(app, partner);
  await save(app, founder, id);
  await suspend(partner.organisationId);
  app.setNow(new Date(Date.parse(deadlineAt ?? '') - 24 * 3600 * 1000));
  const reminded = async () => {
    await remindOfCalls(app.deps);
    return (await tellsOf(app, founder, id)).some(({ type }) => type === 'call-deadline');
  };
  expect(await reminded()).toBe(false);
  await lift(partner.organisationId);
  expect(await reminded()).toBe(true);
  app.setNow(new Date());
});

it('asks in vain: nobody is reminded, and that nobody answers counts against nobody', async () => {
  app.setNow(NOON);
  const founder = await buildMember(app, { kind: 'startup' });
  const scout = await buildMember(app, { kind: 'company' });
  const body = { profileId: scout.organisationId, message: 'Guten Tag' };
  const { id, expiresAt } = (await call(app, 'introductions.ask', { body }, founder.cookie)).body;
  await suspend(founder.organisationId);
  app.setNow(new Date(Date.parse(expiresAt) - 1000));
  await remindOfIntroductions(app.deps);
  const { items } = (await call(app, 'notifications.list', { query: {} }, scout.cookie)).body;
  expect(items.map(({ type }) => type)).toEqual(['introduction-asked']);
  app.setNow(new Date(Date.parse(expiresAt)));
  await expireIntroductions(app.deps);
  const seen = await call(app, 'introductions.get', { params: { id } }, scout.cookie);
  expect(seen.body.status).toBe('withdrawn');
  app.setNow(new Date());
});
