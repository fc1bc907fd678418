import { type OccurrenceType } from '@klammer/contracts/occurrences';
import { DISABLED_AFTER_DAYS } from '@klammer/contracts/webhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator } from '../../../test/factories.ts';
import { WHOLE } from '../../app.ts';
import { gather } from './gathering.ts';
import { Deliveries, Webhooks } from './model.ts';
import { claim, MOST_TRIES, waitAfter } from './queue.ts';
import { deliverDue } from './sending.ts';
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
const read = async (id: string) => (await call(app, 'webhooks.get', { params: { id } }, operator)).body;
const log = async (id: string) =>
  (await call(app, 'webhooks.deliveries', { params: { id } }, operator)).body.items;

describe('a delivery', () => {
  it('is tried again with longer and longer waits, until it is taken', async () => {
    const { id } = await register(['profile.published']);
    await buildMember(app);
    receiver.answerWith(500, 'not today');
    await tick(app);
    await tick(app);
    expect(receiver.received).toHaveLength(1);
    expect(await log(id)).toMatchObject([
      { state: 'waiting', tries: 1, attempts: [{ status: 500, response: 'not today', why: null }] },
    ]);
    later(13 * SECOND);
    await tick(app);
    later(20 * SECOND);
    await tick(app);
    expect(receiver.received).toHaveLength(2);
    receiver.answerWith(204, '');
    later(20 * SECOND);
    await tick(app);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await log(id)).toMatchObject([
      { state: 'delivered', tries: 3, dueAt: null, attempts: [{}, {}, { status: 204 }] },
    ]);
    expect(await read(id)).toMatchObject({ failingSince: null, counts: { waiting: 0, failed: 0 } });
  });

  it('waits about three days in all, and never the same as those beside it', () => {
    const total = (chance: number) =>
      Array.from({ length: MOST_TRIES - 1 }, (_, index) => waitAfter(index + 1, chance)).reduce(
        (sum, wait) => sum + wait,
      );
    expect(total(0.5) / DAY).toBeGreaterThan(3);
    expect(total(0.5) / DAY).toBeLessThan(3.5);
    expect(waitAfter(5, 0)).toBeLessThan(waitAfter(5, 1));
  });

  it('waits as long as the address asks it to', async () => {
    const { id } = await register(['profile.published']);
    await buildMember(app);
    receiver.answerWith(429, '', { 'retry-after': '600' });
    await tick(app);
    const [waiting] = await log(id);
    expect(new Date(waiting?.dueAt ?? 0).getTime() - now.getTime()).toBeGreaterThanOrEqual(600 * SECOND);
  });

  it('is given up in the end, and can be sent again by hand with the same id', async () => {
    const { id } = await register(['profile.published']);
    await buildMember(app);
    receiver.answerWith(500);
    await tick(app);
    await Deliveries.updateMany({}, { $set: { tries: MOST_TRIES - 1, dueAt: now } });
    await tick(app);
    const [failed] = await log(id);
    expect(failed).toMatchObject({ state: 'failed', tries: MOST_TRIES });
    receiver.answerWith(200, 'thanks');
    const params = { id, deliveryId: failed?.id ?? '' };
    const again = await call(app, 'webhooks.redeliver', { params }, operator);
    expect(again.body).toMatchObject({ state: 'delivered', messageId: failed?.messageId });
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(failed?.messageId);
  });

  it('that a killed process had taken leaves once the lease is over', async () => {
    const { id } = await register(['profile.published']);
    await buildMember(app);
    await gather(app.deps, WHOLE.occurrences);
    const hook = await Webhooks.findById(id).lean();
    if (!hook) throw new Error('no webhook');
    expect(await claim(hook._id, now)).not.toBeNull();
    await deliverDue(app.deps);
    expect(receiver.received).toEqual([]);
    later(61 * SECOND);
    await deliverDue(app.deps);
    expect(receiver.received).toHaveLength(1);
  });

  it('goes to one of many who ask at once', async () => {
    const { id } = await register(['profile.published']);
    for (let index = 0; index < 3; index += 1) await buildMember(app);
    await gather(app.deps, WHOLE.occurrences);
    const hook = await Webhooks.findById(id).lean();
    if (!hook) throw new Error('no webhook');
    const claims = await Promise.all(Array.from({ length: 12 }, () => claim(hook._id, now)));
    const taken = claims.filter((one) => one !== null).map(({ _id }) => String(_id));
    expect(taken).toHaveLength(3);
    expect(new Set(taken).size).toBe(3);
  });

  it('is put in by whoever comes after a kill, and by two at once only once', async () => {
    const { id } = await register(['profile.published']);
    await buildMember(app);
    // Killed before it noted how far it had come: the same is looked at again.
    await gather(app.deps, WHOLE.occurrences);
    await Webhooks.updateMany({}, { $set: { gatheredUntil: new Date(0) } });
    await Promise.all(Array.from({ length: 4 }, () => gather(app.deps, WHOLE.occurrences)));
    expect(await log(id)).toHaveLength(1);
  });
});

describe('an address that fails', () => {
  it('is switched off after days, and the operators are told', async () => {
    const { id } = await register(['profile.published']);
    await buildMember(app);
    receiver.answerWith(503);
    await tick(app);
    expect((await read(id)).failingSince).not.toBeNull();
    later(DISABLED_AFTER_DAYS * DAY - 1);
    await tick(app);
    expect((await read(id)).status).toBe('active');
    later(DAY);
    await Deliveries.updateMany({}, { $set: { state: 'waiting', dueAt: now } });
    await tick(app);
    expect(await read(id)).toMatchObject({ status: 'disabled', disabledWhy: 'failing' });
    const told = (await call(app, 'notifications.list', {}, operator)).body.items;
    expect(told.filter(({ type }) => type === 'webhook-disabled')).toMatchObject([
      { path: `/operator/webhooks/${id}`, group: 'operator' },
    ]);
    const sent = receiver.received.length;
    later(DAY);
    await tick(app);
    expect(receiver.received).toHaveLength(sent);
    receiver.answerWith(200);
    await call(app, 'webhooks.update', { params: { id }, body: { status: 'active' } }, operator);
    await tick(app);
    expect(await read(id)).toMatchObject({ status: 'active', disabledWhy: null, failingSince: null });
  });

  it('is switched off at once where it says that it is gone', async () => {
    const { id } = await register(['profile.published']);
    await buildMember(app);
    receiver.answerWith(410);
    await tick(app);
    expect(await read(id)).toMatchObject({ status: 'disabled', disabledWhy: 'gone' });
  });

  it('keeps nothing from others', async () => {
    const other = await startReceiver();
    await register(['profile.published']);
    const body = { name: 'Zweite', url: other.url, types: ['profile.published' as const] };
    await call(app, 'webhooks.create', { body }, operator);
    receiver.answerWith(500);
    for (let index = 0; index < 3; index += 1) await buildMember(app);
    await tick(app);
    expect(receiver.received).toHaveLength(1);
    expect(other.received).toHaveLength(3);
    await other.close();
  });
});
