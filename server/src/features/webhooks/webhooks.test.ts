import { createHmac } from 'node:crypto';
import { envelopeOf, OCCURRENCE_TYPES, type OccurrenceType } from '@klammer/contracts/occurrences';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, buildOperator } from '../../../test/factories.ts';
import { WHOLE } from '../../app.ts';
import { Deliveries, Webhooks } from './model.ts';
import { DAY, registerAt, SECOND, startReceiver, tick, type Receiver } from './testing.ts';

let app: TestApp;
let operator: string;
let receiver: Receiver;
let now = new Date();
const later = (ms: number) => app.setNow((now = new Date(now.getTime() + ms)));

beforeAll(async () => {
  app = await startApp();
  operator = (await buildOperator(app)).cookie;
});
beforeEach(async () => {
  receiver = await startReceiver();
  await Webhooks.deleteMany({});
  await Deliveries.deleteMany({});
  app.setNow((now = new Date()));
});
afterEach(() => receiver.close());
afterAll(() => app.close());

const register = (types?: OccurrenceType[]) => registerAt(app, operator, receiver.url, types);
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: object });
const expected = (secret: string, { headers, body }: Receiver['received'][number]) =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
    .digest('base64')}`;

describe('what happened', () => {
  it('has a source for every type, and no other', () => {
    expect(WHOLE.occurrences.map(({ type }) => type).sort()).toEqual([...OCCURRENCE_TYPES].sort());
  });

  it('is told once, signed, and with nothing that people wrote to each other', async () => {
    const { secret } = await register();
    const { founder, scout } = await buildConversation(app);
    await tick(app);
    await tick(app);
    expect(
      bodies()
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['introduction.accepted', 'profile.published', 'profile.published']);
    for (const one of receiver.received) {
      const { type } = JSON.parse(one.body) as { type: (typeof OCCURRENCE_TYPES)[number] };
      expect(envelopeOf(type).parse(JSON.parse(one.body))).toEqual(JSON.parse(one.body));
      expect(one.headers['webhook-signature']).toBe(expected(secret, one));
      expect(Math.abs(Number(one.headers['webhook-timestamp']) * SECOND - now.getTime())).toBeLessThan(
        SECOND,
      );
    }
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
    const accepted = bodies().find(({ type }) => type === 'introduction.accepted');
    expect(accepted?.data).toMatchObject({
      organisationIds: [founder.organisationId, scout.organisationId],
      mediated: false,
    });
    expect(JSON.stringify(receiver.received)).not.toMatch(/Guten Tag|Person \d|@example/);
  });

  it('tells of hidden profiles no more than that there is one', async () => {
    await register(['profile.published']);
    await buildMember(app, { name: 'Geheim', fields: { visibility: 'anonymous' } });
    await tick(app);
    expect(bodies()).toMatchObject([{ data: { visibility: 'anonymous', profile: null } }]);
    expect(receiver.received[0]?.body).not.toContain('eheim');
  });

  it('of a type nobody asked for, or from before, stays untold', async () => {
    await buildMember(app);
    later(SECOND);
    await register(['agreement.signed']);
    await register(['profile.published']);
    await tick(app);
    expect(receiver.received).toEqual([]);
  });

  it('comes to the operator’s word on an organisation, too', async () => {
    await register(['organisation.verified']);
    const { organisationId } = await buildMember(app);
    const params = { id: organisationId };
    await call(app, 'profiles.verify', { params, body: { verification: 'operator' } }, operator);
    await tick(app);
    expect(bodies()).toMatchObject([{ data: { organisationId, verification: 'operator' } }]);
  });

  it('while it was paused is told once it goes on', async () => {
    const { id } = await register(['profile.published']);
    const set = (status: 'paused' | 'active') =>
      call(app, 'webhooks.update', { params: { id }, body: { status } }, operator);
    await set('paused');
    await buildMember(app);
    later(DAY);
    await tick(app);
    expect(receiver.received).toEqual([]);
    await set('active');
    await tick(app);
    expect(bodies()).toHaveLength(1);
  });
});

describe('the secret', () => {
  it('is shown once, lies sealed, and signs beside a new one for a day', async () => {
    const { id, secret } = await register();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const all = await call(app, 'webhooks.list', {}, operator);
    expect(JSON.stringify(all.body)).not.toContain('whsec_');
    expect(JSON.stringify(await Webhooks.find().lean())).not.toContain(secret.slice(6));
    const renewed = await call(app, 'webhooks.renewSecret', { params: { id } }, operator);
    expect(renewed.body.secret).not.toBe(secret);
    const test = async () => {
      await call(app, 'webhooks.test', { params: { id } }, operator);
      const last = receiver.received.at(-1);
      if (!last) throw new Error('nothing arrived');
      const signatures = last.headers['webhook-signature']?.split(' ');
      return { signatures, old: expected(secret, last), fresh: expected(renewed.body.secret, last) };
    };
    const during = await test();
    expect(during.signatures).toEqual([during.fresh, during.old]);
    later(DAY + SECOND);
    const after = await test();
    expect(after.signatures).toEqual([after.fresh]);
  });

  it('and a new address are only for who confirmed their password of late', async () => {
    const { id } = await register();
    later(3600 * SECOND);
    const body = { name: 'Rathaus', url: receiver.url, types: [...OCCURRENCE_TYPES] };
    for (const answer of [
      await call(app, 'webhooks.create', { body }, operator),
      await call(app, 'webhooks.renewSecret', { params: { id } }, operator),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'confirmation-needed' } });
  });
});

describe('the operator', () => {
  it('tries an address and sees at once what came of it; a test is not repeated', async () => {
    const { id } = await register();
    receiver.answerWith(404, '<b>no such page</b>');
    const test = await call(app, 'webhooks.test', { params: { id } }, operator);
    expect(test.body).toMatchObject({
      type: 'webhook.test',
      state: 'failed',
      attempts: [{ status: 404, response: '<b>no such page</b>' }],
    });
    await receiver.close();
    const closed = await call(app, 'webhooks.test', { params: { id } }, operator);
    expect(closed.body.attempts).toMatchObject([{ status: null, why: 'ECONNREFUSED' }]);
  });

  it('cannot have it reach into our own network', async () => {
    for (const url of [
      'http://hooks.example.com/',
      'https://10.0.0.1/',
      'https://169.254.169.254/latest/meta-data',
      'https://[fd00::1]/',
      'https://intranet/',
      'https://db.internal/',
    ]) {
      const body = { name: 'Innen', url, types: [...OCCURRENCE_TYPES] };
      const refused = await call(app, 'webhooks.create', { body }, operator);
      expect(refused.status, url).toBe(400);
      expect(JSON.stringify(refused.body)).toContain('not-public');
    }
    const { id } = await register();
    const moved = { params: { id }, body: { url: 'https://192.168.0.1/' } };
    expect((await call(app, 'webhooks.update', moved, operator)).status).toBe(400);
  });

  it('is the only one who may, and broken input is refused', async () => {
    const { id } = await register();
    const { cookie } = await buildMember(app);
    for (const [method, path] of [
      ['GET', '/api/operator/webhooks'],
      ['GET', `/api/operator/webhooks/${id}/deliveries`],
      ['POST', `/api/operator/webhooks/${id}/test`],
      ['DELETE', `/api/operator/webhooks/${id}`],
    ] as const) {
      expect((await request(app, method, path, { cookie })).status).toBe(404);
      expect((await request(app, method, path)).status).toBe(401);
    }
    for (const body of [{}, { name: 'X', url: 'nowhere', types: [] }, { types: ['profile.deleted'] }])
      expect((await request(app, 'POST', '/api/operator/webhooks', { cookie: operator, body })).status).toBe(
        400,
      );
  });

  it('takes an address away with everything that was sent to it', async () => {
    const { id } = await register();
    await call(app, 'webhooks.test', { params: { id } }, operator);
    expect((await call(app, 'webhooks.remove', { params: { id } }, operator)).status).toBe(204);
    expect(await Deliveries.countDocuments()).toBe(0);
    expect((await call(app, 'webhooks.get', { params: { id } }, operator)).status).toBe(404);
  });
});
