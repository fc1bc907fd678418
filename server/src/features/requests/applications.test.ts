import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { download, upload } from '../files/testing.ts';
import { addMember } from '../organisations/service.ts';
import { remindOfRequests } from './jobs.ts';
import { requestsPersonal, sweepRemovedRequests } from './personal.ts';
import { apply, NOON, publishRequest, save, tellsOf } from './testing.ts';

const LATE = new Date('2030-01-05T11:00:00Z');
let app: TestApp;
let scout: TestMember;
let founder: TestMember;
let second: TestMember;
let third: TestMember;

beforeAll(async () => {
  app = await startApp();
  scout = await buildMember(app, { kind: 'company', name: 'Hafenwerk Nord' });
  [founder, second, third] = [await buildMember(app), await buildMember(app), await buildMember(app)];
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const NOT_NOW = { code: 'not-possible-now' };
const submit = (by: TestMember, id: string) =>
  call(app, 'applications.submit', { params: { id } }, by.cookie);
const own = (by: TestMember, id: string) => call(app, 'applications.own', { params: { id } }, by.cookie);
const board = (by: TestMember, id: string) => call(app, 'applications.list', { params: { id } }, by.cookie);

describe('an application', () => {
  test('is kept as a draft that only its own people see', async () => {
    const { id } = await publishRequest(app, scout);
    const kept = await save(app, founder, id, { pitch: 'Halb fertig' });
    expect(kept.body).toMatchObject({ status: 'draft', pitch: 'Halb fertig', revision: 1 });
    expect((await own(founder, id)).body.pitch).toBe('Halb fertig');
    expect((await own(second, id)).status).toBe(404);
    expect((await board(scout, id)).body.items).toEqual([]);
    const mine = await call(app, 'applications.mine', {}, founder.cookie);
    expect(mine.body.items.map((item) => item.request.id)).toContain(id);
    expect((await call(app, 'applications.mine', {}, second.cookie)).body.items).toEqual([]);
    expect((await call(app, 'applications.mine', {})).status).toBe(401);
  });

  test('shows on open boards of the organisation that asks when it is sent and taken back, not before', async () => {
    const publish = vi.spyOn(app.deps, 'publish');
    const { id } = await publishRequest(app, scout);
    const told = () =>
      publish.mock.calls.flatMap(([audience, name, fact]) =>
        name === 'applications:changed' ? [{ audience, fact }] : [],
      );
    await save(app, founder, id, { pitch: 'Wir zählen für Sie.' });
    expect(told()).toEqual([]);
    const once = { audience: { organisations: [scout.organisationId] }, fact: { requestId: id } };
    await submit(founder, id);
    expect(told()).toEqual([once]);
    await call(app, 'applications.takeBack', { params: { id } }, founder.cookie);
    expect(told()).toEqual([once, once]);
    publish.mockRestore();
  });

  test('does not overwrite what a colleague saved meanwhile', async () => {
    const { id } = await publishRequest(app, scout);
    await save(app, founder, id);
    expect((await save(app, founder, id, { revision: 1, pitch: 'Eins' })).status).toBe(200);
    expect((await save(app, founder, id, { revision: 1, pitch: 'Zwei' })).status).toBe(409);
    expect((await save(app, founder, id)).status).toBe(409);
    expect((await own(founder, id)).body.pitch).toBe('Eins');
  });

  test('is refused to the own organisation, to strangers and with too much text', async () => {
    const { id } = await publishRequest(app, scout, { audience: 'startups' });
    const investor = await buildMember(app, { kind: 'investor' });
    expect((await save(app, scout, id)).status).toBe(409);
    expect((await save(app, investor, id)).status).toBe(404);
    expect((await save(app, founder, id, { pitch: 'x'.repeat(3001) })).status).toBe(400);
    const stranger = await call(app, 'applications.save', { params: { id }, body: {} });
    expect(stranger.status).toBe(401);
  });

  test('is sent complete, read by the company, and taken back', async () => {
    const { id } = await publishRequest(app, scout);
    await save(app, founder, id, { answers: [] });
    expect((await submit(founder, id)).status).toBe(400);
    await save(app, founder, id, { revision: 1 });
    expect((await submit(second, id)).status).toBe(404);
    expect((await submit(founder, id)).body).toMatchObject({ status: 'submitted' });
    expect((await board(scout, id)).body.items).toMatchObject([{ pitch: 'Unsere Kamera zählt mit.' }]);
    expect(await tellsOf(app, scout, id)).toMatchObject([{ type: 'application-submitted' }]);
    expect((await save(app, founder, id, { revision: 3 })).body).toMatchObject(NOT_NOW);
    const back = () => call(app, 'applications.takeBack', { params: { id } }, founder.cookie);
    expect((await back()).body.status).toBe('draft');
    expect((await back()).body).toMatchObject(NOT_NOW);
    expect((await board(scout, id)).body.items).toEqual([]);
    // Sent again and again it says nothing new.
    await submit(founder, id);
    expect(await tellsOf(app, scout, id)).toHaveLength(1);
  });

  test('is late at the very moment of the deadline, and its draft survives', async () => {
    const { id } = await publishRequest(app, scout);
    await save(app, founder, id);
    app.setNow(LATE);
    expect((await submit(founder, id)).body).toMatchObject(NOT_NOW);
    expect((await save(app, founder, id, { revision: 1, pitch: 'Zu spät' })).status).toBe(200);
    expect((await own(founder, id)).body).toMatchObject({ pitch: 'Zu spät', status: 'draft' });
    expect((await save(app, second, id)).status).toBe(409);
  });

  test('carries files that its people read, and the company once it is sent', async () => {
    const { id } = await publishRequest(app, scout);
    const file = { name: 'angebot.txt', bytes: Buffer.from('Angebot'), purpose: 'application' as const };
    const { body: sent } = await upload(app, founder, file);
    const { body: foreign } = await upload(app, second, file);
    expect((await save(app, founder, id, { fileIds: [foreign.id] })).status).toBe(400);
    const kept = await save(app, founder, id, { fileIds: [sent.id], revision: 0 });
    expect(kept.body.files).toMatchObject([{ name: 'angebot.txt' }]);
    expect((await download(app, sent.id, scout.cookie)).status).toBe(404);
    await submit(founder, id);
    expect((await download(app, sent.id, scout.cookie)).status).toBe(200);
    expect((await download(app, sent.id, second.cookie)).status).toBe(404);
    expect((await download(app, sent.id)).status).toBe(404);
  });

  test('that is still a draft is reminded of two days before, and a waiting one after', async () => {
    const { id } = await publishRequest(app, scout);
    await save(app, founder, id);
    await apply(app, second, id);
    app.setNow(new Date('2030-01-04T11:00:00Z'));
    await remindOfRequests(app.deps);
    await remindOfRequests(app.deps);
    const reminded = (await tellsOf(app, founder, id)).filter((one) => one.type === 'request-deadline');
    expect(reminded).toHaveLength(1);
    app.setNow(LATE);
    await remindOfRequests(app.deps);
    expect((await tellsOf(app, scout, id)).map((one) => one.type)).toContain('request-review');
  });
});

describe('reviewing', () => {
  test('is shared by colleagues and unknown to others', async () => {
    const { id } = await publishRequest(app, scout);
    const { id: applicationId } = await apply(app, founder, id);
    const colleague = await buildMember(app, { kind: 'partner' });
    const me = await call(app, 'accounts.me', {}, colleague.cookie);
    await addMember(scout.organisationId, me.body.person?.id ?? '', 'editor', NOON);
    const acting = { body: { organisationId: scout.organisationId } };
    await call(app, 'organisations.actFor', acting, colleague.cookie);
    const review = (by: TestMember, fit: number) =>
      call(
        app,
        'applications.review',
        { params: { id, applicationId }, body: { fit, note: 'Gut' } },
        by.cookie,
      );
    expect((await review(scout, 6)).status).toBe(400);
    expect((await review(scout, 2)).status).toBe(200);
    expect((await review(scout, 4)).body.score).toBe(4);
    const shared = await review(colleague, 5);
    expect(shared.body.score).toBe(4.5);
    expect(shared.body.reviews.map((one) => one.isYours)).toEqual([false, true]);
    expect((await review(founder, 5)).status).toBe(404);
    expect((await board(founder, id)).status).toBe(404);
    expect((await board(second, id)).status).toBe(404);
    const { body } = await own(founder, id);
    expect(JSON.stringify(body)).not.toContain('Gut');
  });

  test('puts on the shortlist and off it', async () => {
    const { id } = await publishRequest(app, scout);
    const { id: applicationId } = await apply(app, founder, id);
    const put = (shortlisted: boolean, cookie = scout.cookie) =>
      call(app, 'applications.shortlist', { params: { id, applicationId }, body: { shortlisted } }, cookie);
    expect((await put(true)).body.shortlisted).toBe(true);
    expect((await put(false)).body.shortlisted).toBe(false);
    expect((await put(true, second.cookie)).status).toBe(404);
  });
});

describe('answering', () => {
  test('tells many no with the reason, and each of them once', async () => {
    const { id } = await publishRequest(app, scout);
    const ids = [await apply(app, founder, id), await apply(app, second, id)].map((one) => one.id);
    const decline = (body: { reason: 'other' | 'budget'; note?: string }, by = scout) =>
      call(
        app,
        'applications.decline',
        { params: { id }, body: { applicationIds: ids, ...body } },
        by.cookie,
      );
    expect((await decline({ reason: 'other' })).status).toBe(400);
    expect((await decline({ reason: 'budget' }, third)).status).toBe(404);
    expect((await decline({ reason: 'budget', note: 'Nächstes Jahr wieder.' })).body.declined).toBe(2);
    expect((await decline({ reason: 'budget' })).body.declined).toBe(0);
    expect((await board(scout, id)).body.items.map((one) => one.abilities.answer)).toEqual([false, false]);
    const { body } = await own(founder, id);
    expect(body).toMatchObject({
      status: 'declined',
      answer: { reason: 'budget', note: 'Nächstes Jahr wieder.' },
    });
    const told = (await tellsOf(app, second, id)).filter((one) => one.type === 'application-declined');
    expect(told).toHaveLength(1);
    expect(told[0]?.text.de).toContain('Budget');
  });

  test('is owed to everybody before it can be closed', async () => {
    const { id } = await publishRequest(app, scout);
    const { id: applicationId } = await apply(app, founder, id);
    app.setNow(LATE);
    const close = () => call(app, 'requests.close', { params: { id } }, scout.cookie);
    expect((await close()).body).toMatchObject({ code: 'not-possible-now' });
    const body = { applicationIds: [applicationId], reason: 'no-fit' as const };
    await call(app, 'applications.decline', { params: { id }, body }, scout.cookie);
    expect((await close()).status).toBe(200);
  });

  test('comes by itself where the request is taken back', async () => {
    const { id } = await publishRequest(app, scout);
    await apply(app, founder, id);
    await call(app, 'requests.withdraw', { params: { id } }, scout.cookie);
    expect((await own(founder, id)).body.answer).toMatchObject({ reason: 'withdrawn' });
    expect((await tellsOf(app, founder, id)).map((one) => one.type)).toContain('application-declined');
  });

  test('leads from three applicants to the one chosen, an introduction and one draft of an agreement', async () => {
    const { id } = await publishRequest(app, scout, { anonymous: true, kind: 'pilot' });
    const [won, lost] = [await apply(app, third, id), await apply(app, founder, id)];
    await apply(app, second, id);
    expect((await own(third, id)).body.request.from).toBeNull();
    const params = { id, applicationId: won.id };
    const draft = () => call(app, 'applications.draftAgreement', { params, body: {} }, scout.cookie);
    expect((await draft()).body).toMatchObject({ code: 'not-possible-now' });
    expect((await call(app, 'applications.choose', { params }, founder.cookie)).status).toBe(404);
    const chosen = await call(app, 'applications.choose', { params }, scout.cookie);
    expect(chosen.body.status).toBe('chosen');
    const again = await call(app, 'applications.choose', { params }, scout.cookie);
    expect(again.body.conversationId).toBe(chosen.body.conversationId);
    const { body } = await own(third, id);
    expect(body.request.from?.name).toBe('Hafenwerk Nord');
    expect(body.conversationId).toBe(chosen.body.conversationId);
    expect((await own(founder, id)).body.request.from).toBeNull();
    const { agreementId } = (await draft()).body;
    expect((await draft()).body.agreementId).toBe(agreementId);
    const agreement = await call(app, 'agreements.get', { params: { id: agreementId } }, third.cookie);
    expect(agreement.body).toMatchObject({ status: 'draft', template: 'pilot' });
    const listed = await call(app, 'introductions.list', {}, third.cookie);
    expect(listed.body.items.find((one) => one.source.id === id)).toMatchObject({ status: 'accepted' });
    const rest = { applicationIds: [won.id, lost.id], reason: 'other-chosen' as const };
    const no = await call(app, 'applications.decline', { params: { id }, body: rest }, scout.cookie);
    expect(no.body.declined).toBe(1);
  });
});

describe('exporting', () => {
  test('gives who answered their answer, and nothing of what others proposed', async () => {
    const { id } = await publishRequest(app, scout);
    await save(app, founder, id, { pitch: 'Geheimer Vorschlag' });
    const { id: applicationId } = (await submit(founder, id)).body;
    const body = { applicationIds: [applicationId], reason: 'budget' as const, note: 'Leider zu teuer.' };
    await call(app, 'applications.decline', { params: { id }, body }, scout.cookie);
    const exportOf = async ({ cookie, email }: TestMember) => {
      const me = await call(app, 'accounts.me', {}, cookie);
      const subject = { personId: me.body.person?.id ?? '', email };
      return JSON.stringify((await requestsPersonal.export(app.deps, subject)).data);
    };
    const [asking, applicant] = [await exportOf(scout), await exportOf(founder)];
    expect(asking).toContain(body.note);
    expect(asking).not.toContain('Geheimer Vorschlag');
    expect(applicant).toContain('Geheimer Vorschlag');
    expect(applicant).not.toContain(body.note);
  });
});

describe('erasing', () => {
  test('takes a person out of what stays with others, and their reviews with them', async () => {
    const { id } = await publishRequest(app, scout);
    const { id: applicationId } = await apply(app, founder, id);
    const params = { id, applicationId };
    await call(app, 'applications.review', { params, body: { note: 'Bleibt nicht' } }, scout.cookie);
    const me = await call(app, 'accounts.me', {}, scout.cookie);
    const subject = { personId: me.body.person?.id ?? '', email: scout.email };
    const exported = await requestsPersonal.export(app.deps, subject);
    expect(JSON.stringify(exported.data)).toContain('Bleibt nicht');
    await requestsPersonal.erase(app.deps, subject);
    expect((await board(scout, id)).body.items).toMatchObject([{ reviews: [] }]);
  });

  test('an organisation takes its requests out of search, and what was sent to them', async () => {
    const leaving = await buildMember(app, { kind: 'company' });
    const { id } = await publishRequest(app, leaving);
    await apply(app, founder, id);
    await app.indexer.catchUp();
    await requestsPersonal.eraseOrganisation?.(app.deps, leaving.organisationId);
    await app.indexer.catchUp();
    await sweepRemovedRequests();
    expect((await call(app, 'requests.get', { params: { id } }, leaving.cookie)).status).toBe(404);
    expect((await own(founder, id)).status).toBe(404);
  });
});
