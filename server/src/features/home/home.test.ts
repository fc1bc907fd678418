import { type Waiting } from '@klammer/contracts/home';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, buildOperator, type TestMember } from '../../../test/factories.ts';
import { buildProposed, sign } from '../agreements/testing.ts';
import { publishEvent, register } from '../events/testing.ts';
import { apply, publishRequest, save } from '../requests/testing.ts';

const MORNING = new Date('2030-01-01T08:00:00Z');
let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let conversationId: string;

beforeAll(async () => {
  app = await startApp();
  app.setNow(MORNING);
  ({ founder, scout, conversationId } = await buildConversation(app));
});
afterAll(() => app.close());

const home = async ({ cookie }: { cookie: string }) => (await call(app, 'home.get', {}, cookie)).body.items;
const codes = (items: readonly Waiting[]) => items.map((item) => item.code);

describe('GET /api/home', () => {
  test('refuses strangers, and has for somebody without anything only the way to begin', async () => {
    expect((await call(app, 'home.get', {})).status).toBe(401);
    const { cookie } = await buildMember(app, { kind: 'partner', publish: false });
    expect(codes(await home({ cookie }))).toEqual(['profile-to-publish', 'profile-to-complete']);
  });

  test('asks for the answer to an introduction, by the day it lapses, and not the one who asked', async () => {
    const { cookie, organisationId } = await buildMember(app, { kind: 'company', name: 'Werft' });
    const body = { profileId: organisationId, message: 'Guten Tag,\nwir messen Pegel.' };
    await call(app, 'introductions.ask', { body }, founder.cookie);
    const item = (await home({ cookie })).find((one) => one.code === 'introduction-to-answer');
    expect(item).toMatchObject({ about: { de: 'Guten Tag, wir messen Pegel.' }, count: 1, urgency: 'later' });
    expect(item?.dueOn).toMatch(/^2030-01-/);
    expect(item?.who?.name).not.toBe('');
    expect(codes(await home(founder))).not.toContain('introduction-to-answer');
  });

  test('counts what is unread, shows what was begun, and forgets both once it is done', async () => {
    const params = { id: conversationId };
    const send = async (text: string) =>
      call(
        app,
        'conversations.send',
        { params, body: { clientId: `home-${text}-0123456789`, text } },
        founder.cookie,
      );
    await send('Eins');
    const { sequence } = (await send('Zwei')).body;
    await call(app, 'conversations.draft', { params, body: { text: 'Danke, wir' } }, scout.cookie);
    expect(await home(scout)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'messages-unread', count: 2, about: { de: 'Zwei', en: 'Zwei' } }),
        expect.objectContaining({ code: 'message-to-send', path: `/messages/${conversationId}` }),
      ]),
    );
    await call(app, 'conversations.read', { params, body: { sequence } }, scout.cookie);
    await call(app, 'conversations.draft', { params, body: { text: '' } }, scout.cookie);
    const done = codes(await home(scout));
    expect(done).not.toContain('messages-unread');
    expect(done).not.toContain('message-to-send');
  });

  test('follows an agreement from the signature over milestones to the review, for either side its own', async () => {
    const { organisationId } = founder;
    const milestones = [
      { key: 'aufbau1', title: 'Aufbau', organisationId, ownerId: null, dueOn: '2030-01-01' },
    ];
    const id = await buildProposed(app, conversationId, [founder, scout], { milestones });
    expect(codes(await home(scout))).toContain('agreement-to-sign');
    await sign(app, id, founder);
    expect(codes(await home(founder))).not.toContain('agreement-to-sign');
    await sign(app, id, scout);
    const mine = {
      code: 'milestone-of-yours',
      about: { de: 'Aufbau' },
      dueOn: '2030-01-01',
      urgency: 'today',
    };
    expect(await home(founder)).toEqual(expect.arrayContaining([expect.objectContaining(partly(mine))]));
    expect(codes(await home(scout))).toContain('milestone-of-theirs');
    app.setNow(new Date('2030-02-10T08:00:00Z'));
    const [first, second] = await home(founder);
    expect([first, second]).toMatchObject([
      { code: 'milestone-of-yours', urgency: 'overdue' },
      { code: 'review-to-answer', urgency: 'overdue', dueOn: '2030-01-31' },
    ]);
    const body = { kept: 'yes', worthIt: 'yes', goesOn: 'partly' } as const;
    await call(app, 'agreements.answerReview', { params: { id, day: 30 }, body }, founder.cookie);
    expect(codes(await home(founder))).not.toContain('review-to-answer');
    expect(codes(await home(scout))).toContain('review-to-answer');
    app.setNow(MORNING);
  });

  test('tells of applications to answer on one side and to send on the other', async () => {
    const { id } = await publishRequest(app, scout);
    const late = await buildMember(app, { kind: 'startup' });
    await apply(app, founder, id);
    await save(app, late, id);
    expect((await home(late)).find((one) => one.code === 'application-to-send')).toMatchObject({
      dueOn: '2030-01-05',
      urgency: 'week',
      path: `/requests/${id}/apply`,
    });
    expect((await home(scout)).find((one) => one.code === 'applications-to-answer')).toMatchObject({
      count: 1,
      about: { en: 'Count empty containers at the quay' },
    });
    expect(codes(await home(founder))).not.toContain('application-to-send');
  });

  test('reminds an investor of tasks of their own, and a start-up of what it was told', async () => {
    const investor = await buildMember(app, { kind: 'investor', name: 'Hebel Kapital' });
    const { body: deal } = await call(
      app,
      'deals.add',
      { body: { profileId: founder.organisationId } },
      investor.cookie,
    );
    const params = { id: deal.id };
    for (const [title, dueOn] of [
      ['Anrufen', '2029-12-30'],
      ['Später', '2030-03-01'],
    ] as const)
      await call(app, 'deals.addTask', { params, body: { title, dueOn } }, investor.cookie);
    const tasks = (await home(investor)).filter((one) => one.code === 'deal-task');
    expect(tasks).toMatchObject([
      { about: { de: 'Anrufen' }, urgency: 'overdue', path: `/deals/${deal.id}` },
    ]);
    expect(codes(await home(founder))).not.toContain('deal-shared');
    await call(
      app,
      'deals.share',
      { params, body: { stage: false, feedback: 'Wir prüfen.' } },
      investor.cookie,
    );
    expect((await home(founder)).find((one) => one.code === 'deal-shared')).toMatchObject({
      about: { de: 'Wir prüfen.' },
      who: { name: 'Hebel Kapital' },
      path: '/deals/shared',
    });
  });

  test('reminds of an event that comes, and asks to confirm the place a day before', async () => {
    const partner = await buildMember(app, { kind: 'partner' });
    const evening = { start: '2030-01-05T18:00', end: '2030-01-05T21:00', confirmation: true };
    const { id } = await publishEvent(app, partner, evening);
    expect(codes(await home(founder))).not.toContain('event-soon');
    await register(app, founder, id);
    const soon = { code: 'event-soon', dueOn: '2030-01-05', urgency: 'week', path: `/events/${id}` };
    expect(await home(founder)).toEqual(expect.arrayContaining([expect.objectContaining(soon)]));
    app.setNow(new Date('2030-01-04T20:00:00Z'));
    expect(codes(await home(founder))).toContain('event-to-confirm');
    app.setNow(new Date('2030-01-06T20:00:00Z'));
    expect(codes(await home(founder))).not.toContain('event-to-confirm');
    app.setNow(MORNING);
  });

  test('shows the operator, without any organisation, what the region waits for, and nobody else', async () => {
    const operator = await buildOperator(app);
    const [first] = await home(operator);
    expect(first).toMatchObject({ code: 'profiles-to-verify', path: '/operator/verification' });
    expect(codes(await home(founder))).not.toContain('profiles-to-verify');
  });
});

function partly({ about, ...rest }: { about: { de: string } } & Record<string, unknown>) {
  return { ...rest, about: expect.objectContaining(about) as unknown };
}
