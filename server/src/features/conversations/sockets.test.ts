import { randomUUID } from 'node:crypto';
import { type Ack } from '@klammer/contracts/sockets';
import { type Message } from '@klammer/contracts/conversations';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { liveClients, type Client } from '../../../test/clients.ts';
import {
  buildConversation,
  buildMember,
  cookieOf,
  PASSWORD,
  type TestMember,
} from '../../../test/factories.ts';
import { openConversation } from './service.ts';

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let conversationId: string;
beforeAll(async () => {
  app = await startApp();
  ({ founder, scout, conversationId } = await buildConversation(app));
});
afterAll(() => app.close());

const { dial, connect } = liveClients(() => app);
const refusal = (client: Client): Promise<string> =>
  new Promise((resolve) => client.once('connect_error', (error) => resolve(error.message)));
/** What became of a try to connect. */
const settled = (client: Client): Promise<string> =>
  Promise.race([
    refusal(client),
    new Promise<string>((resolve) => client.once('connect', () => resolve('connected'))),
  ]);
const send = (client: Client, text: string, clientId: string = randomUUID()): Promise<Ack<Message>> =>
  client.timeout(30_000).emitWithAck('message:send', { conversationId, clientId, text });

describe('connecting', () => {
  it('is refused without a session, with a made-up one, and from pages of other sites', async () => {
    expect(await refusal(dial(undefined))).toBe('unauthenticated');
    expect(await refusal(dial('klammer.session=made-up'))).toBe('unauthenticated');
    expect(await refusal(dial(founder.cookie, 'https://evil.example'))).toBe('foreign-origin');
  });
});

describe('a flood', () => {
  it('of connections is refused with the same session, and nobody else notices', async () => {
    const member = await buildMember(app);
    const outcomes = await Promise.all(Array.from({ length: 80 }, () => settled(dial(member.cookie))));
    expect(outcomes.filter((outcome) => outcome === 'too-many-requests').length).toBeGreaterThanOrEqual(40);
    expect((await connect(founder)).connected).toBe(true);
  });

  it('of connections that goes on in spite of it is turned away at the door', async () => {
    const member = await buildMember(app);
    const outcomes = await Promise.all(Array.from({ length: 150 }, () => settled(dial(member.cookie))));
    expect(outcomes.filter((outcome) => outcome === 'websocket error').length).toBeGreaterThanOrEqual(30);
    // Another cookie beside the session does not make another person.
    expect(await settled(dial(`${member.cookie}; more=1`))).toBe('websocket error');
    expect((await connect(founder)).connected).toBe(true);
  });

  it('of commands is answered with when to come back, and the connection stays', async () => {
    const a = await connect(founder);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () =>
        a.timeout(15_000).emitWithAck('conversation:typing', { conversationId }),
      ),
    );
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThanOrEqual(50);
    expect(refused[0]).toMatchObject({ problem: { code: 'too-many-requests', retryAfterSeconds: 10 } });
    expect(a.connected).toBe(true);
  });

  it('of bytes in one frame ends the connection', async () => {
    const a = await connect(founder);
    const ended = new Promise((resolve) => a.once('disconnect', resolve));
    a.emit(
      'message:send',
      { conversationId, clientId: randomUUID(), text: 'x'.repeat(70_000) },
      () => undefined,
    );
    await ended;
    expect(a.connected).toBe(false);
  });
});

describe('message:send', () => {
  it('acknowledges with the stored message and tells the other side', async () => {
    const [a, b] = [await connect(founder), await connect(scout)];
    const told = new Promise<Message>((resolve) => b.once('message:sent', resolve));
    const ack = await send(a, 'Guten Morgen');
    expect(ack).toMatchObject({ ok: true, data: { text: 'Guten Morgen', conversationId } });
    expect(await told).toEqual(ack.ok && ack.data);
  });

  it('stores a resend once', async () => {
    const a = await connect(founder);
    const clientId = randomUUID();
    const [first, second] = [await send(a, 'Doppelt', clientId), await send(a, 'Doppelt', clientId)];
    expect(second).toEqual(first);
  });

  it('tells of a message whose first sender was cut off between storing and telling', async () => {
    const [a, b] = [await connect(founder), await connect(scout)];
    const clientId = randomUUID();
    vi.spyOn(app.deps, 'publish').mockImplementationOnce(() => undefined);
    await send(a, 'Abgeschnitten', clientId);
    const told = new Promise<Message>((resolve) => b.once('message:sent', resolve));
    await send(a, 'Abgeschnitten', clientId);
    expect((await told).text).toBe('Abgeschnitten');
  });

  it('answers others as if the conversation did not exist, and tells them nothing', async () => {
    const stranger = await connect(await buildMember(app));
    const heard: string[] = [];
    stranger.onAny((name: string) => heard.push(name));
    expect(await send(stranger, 'Hallo?')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    await send(await connect(founder), 'Unter uns');
    expect(
      await stranger.timeout(30_000).emitWithAck('conversation:typing', { conversationId }),
    ).toMatchObject({ ok: false });
    expect(heard).toEqual([]);
  });

  it.each([[{}], [null], ['text'], [{ conversationId: { $ne: 1 }, clientId: 'x', text: 1 }]])(
    'rejects %j',
    async (input) => {
      const a = await connect(founder);
      const ack: unknown = await a.timeout(30_000).emitWithAck('message:send', input as never);
      expect(ack).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
    },
  );
});

describe('conversation:catch-up', () => {
  it('gives everything after a sequence', async () => {
    const a = await connect(founder);
    const ack = await send(a, 'Zum Nachholen');
    const last = ack.ok ? ack.data.change : 0;
    const missed = await a
      .timeout(30_000)
      .emitWithAck('conversation:catch-up', { conversationId, after: last - 1 });
    expect(missed).toMatchObject({
      ok: true,
      data: { items: [{ text: 'Zum Nachholen' }], lastChange: last },
    });
  });
});

describe('conversation:read and conversation:typing', () => {
  it('are nobody’s business once one side blocked the other', async () => {
    const met = await buildConversation(app);
    const { conversationId: id } = met;
    const [a, b] = [await connect(met.founder), await connect(met.scout)];
    const read = (sequence: number) =>
      b.timeout(30_000).emitWithAck('conversation:read', { conversationId: id, sequence });
    for (const text of ['Guten Tag', 'Noch etwas'])
      await a
        .timeout(30_000)
        .emitWithAck('message:send', { conversationId: id, clientId: randomUUID(), text });
    const heard: number[] = [];
    a.on('conversation:read', ({ sequence }) => heard.push(sequence));
    const params = { id: met.founder.organisationId };
    await call(app, 'blocks.add', { params }, met.scout.cookie);
    expect(await read(1)).toMatchObject({ ok: true });
    await call(app, 'blocks.remove', { params }, met.scout.cookie);
    expect(await read(2)).toMatchObject({ ok: true });
    await expect.poll(() => heard).toEqual([2]);
  });

  it('reach the other side', async () => {
    const [a, b] = [await connect(founder), await connect(scout)];
    const typing = new Promise((resolve) => b.once('conversation:typing', resolve));
    await a.timeout(30_000).emitWithAck('conversation:typing', { conversationId });
    expect(await typing).toMatchObject({ conversationId, name: founder.name });
    const read = new Promise((resolve) => b.once('conversation:read', resolve));
    await a.timeout(30_000).emitWithAck('conversation:read', { conversationId, sequence: 1 });
    expect(await read).toMatchObject({ conversationId, sequence: 1 });
  });
});

/** Does something that is to end a connection, and waits for its end. */
async function endBy(act: () => Promise<unknown>, client: Client): Promise<void> {
  const ended = new Promise((resolve) => client.once('disconnect', resolve));
  await act();
  await ended;
}

describe('revocation', () => {
  it('ends the live connections of a session that signs out, and no other', async () => {
    const member = await buildMember(app);
    const again = await request(app, 'POST', '/api/auth/sign-in/email', {
      body: { email: member.email, password: PASSWORD },
    });
    const other = await connect({ ...member, cookie: cookieOf(again.headers) });
    const client = await connect(member);
    const signOut = () => request(app, 'POST', '/api/auth/sign-out', { cookie: member.cookie, body: {} });
    await endBy(signOut, client);
    expect(other.connected).toBe(true);
    expect(await refusal(dial(member.cookie))).toBe('unauthenticated');
  });

  it('ends a connection whose session is over, without anybody telling', async () => {
    const member = await buildMember(app);
    const client = await connect(member);
    const past = { $set: { expiresAt: new Date(0) } };
    const { people, sessions } = mongoose.connection.collections;
    const person = await people?.findOne({ email: member.email });
    const ended = new Promise((resolve) => client.once('disconnect', resolve));
    await sessions?.updateMany({ userId: person?._id }, past);
    await ended;
    expect(client.connected).toBe(false);
  });

  it('lets a member who was taken out neither read nor hear', async () => {
    const member = await buildMember(app);
    const client = await connect(member);
    const { people, members } = mongoose.connection.collections;
    const person = await people?.findOne({ email: member.email });
    await members?.deleteMany({ userId: person?._id });
    await endBy(async () => app.deps.disconnect(String(person?._id)), client);
    const back = await connect(member);
    const heard: string[] = [];
    back.onAny((name: string) => heard.push(name));
    expect(await send(back, 'Noch da?')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(heard).toEqual([]);
  });

  it('counts at the next command where a membership is gone and nobody tells of it', async () => {
    const other = await buildConversation(app);
    const client = await connect(other.founder);
    const say = () =>
      client.timeout(30_000).emitWithAck('message:send', {
        conversationId: other.conversationId,
        clientId: randomUUID(),
        text: 'Noch da?',
      });
    expect(await say()).toMatchObject({ ok: true });
    const { people, members } = mongoose.connection.collections;
    const person = await people?.findOne({ email: other.founder.email });
    await members?.deleteMany({ userId: person?._id });
    await expect.poll(say, { timeout: 30_000 }).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });

  it('silences an organisation that left a group at once', async () => {
    const [left, stays, third] = [await buildMember(app), await buildMember(app), await buildMember(app)];
    const group = new mongoose.Types.ObjectId().toHexString();
    await openConversation(app.deps, {
      id: group,
      kind: 'group',
      title: 'Runde',
      organisations: [left, stays, third].map((one) => one.organisationId),
      at: new Date(),
    });
    const [a, b] = [await connect(left), await connect(stays)];
    await call(app, 'conversations.leave', { params: { id: group } }, left.cookie);
    const heard: string[] = [];
    // That they left, which has no text, they hear themselves.
    a.on('message:sent', ({ text }) => text && heard.push(text));
    const told = new Promise((resolve) => b.on('message:sent', ({ text }) => text && resolve(text)));
    await b
      .timeout(30_000)
      .emitWithAck('message:send', { conversationId: group, clientId: randomUUID(), text: 'Unter uns' });
    expect(await told).toBe('Unter uns');
    expect(heard).toEqual([]);
    expect((await call(app, 'conversations.get', { params: { id: group } }, left.cookie)).status).toBe(404);
    expect((await call(app, 'conversations.leave', { params: { id: group } }, left.cookie)).status).toBe(404);
  });
});
