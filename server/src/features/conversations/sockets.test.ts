import { randomUUID } from 'node:crypto';
import { type Ack, type ClientToServerEvents, type ServerToClientEvents } from '@klammer/contracts/sockets';
import { type Message } from '@klammer/contracts/conversations';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, type TestMember } from '../../../test/factories.ts';

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let conversationId: string;
const open: Client[] = [];
beforeAll(async () => {
  app = await startApp();
  ({ founder, scout, conversationId } = await buildConversation(app));
});
afterEach(() => {
  for (const client of open.splice(0)) client.disconnect();
});
afterAll(() => app.close());

function dial(cookie: string | undefined, origin = app.url): Client {
  const extraHeaders = { origin, ...(cookie && { cookie }) };
  const client: Client = io(app.url, {
    transports: ['websocket'],
    extraHeaders,
    reconnection: false,
    forceNew: true,
  });
  open.push(client);
  return client;
}
async function connect(member: TestMember): Promise<Client> {
  const client = dial(member.cookie);
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('connect_error', reject);
  });
  return client;
}
const refusal = (client: Client): Promise<string> =>
  new Promise((resolve) => client.once('connect_error', (error) => resolve(error.message)));
const send = (client: Client, text: string, clientId: string = randomUUID()): Promise<Ack<Message>> =>
  client.timeout(5000).emitWithAck('message:send', { conversationId, clientId, text });

describe('connecting', () => {
  it('is refused without a session, with a made-up one, and from pages of other sites', async () => {
    expect(await refusal(dial(undefined))).toBe('unauthenticated');
    expect(await refusal(dial('klammer.session=made-up'))).toBe('unauthenticated');
    expect(await refusal(dial(founder.cookie, 'https://evil.example'))).toBe('foreign-origin');
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

  it('answers others as if the conversation did not exist, and tells them nothing', async () => {
    const stranger = await connect(await buildMember(app));
    const heard: string[] = [];
    stranger.onAny((name: string) => heard.push(name));
    expect(await send(stranger, 'Hallo?')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    await send(await connect(founder), 'Unter uns');
    expect(await stranger.timeout(5000).emitWithAck('conversation:typing', { conversationId })).toMatchObject(
      { ok: false },
    );
    expect(heard).toEqual([]);
  });

  it.each([[{}], [null], ['text'], [{ conversationId: { $ne: 1 }, clientId: 'x', text: 1 }]])(
    'rejects %j',
    async (input) => {
      const a = await connect(founder);
      const ack: unknown = await a.timeout(5000).emitWithAck('message:send', input as never);
      expect(ack).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
    },
  );
});

describe('conversation:catch-up', () => {
  it('gives everything after a sequence', async () => {
    const a = await connect(founder);
    const ack = await send(a, 'Zum Nachholen');
    const last = ack.ok ? ack.data.sequence : 0;
    const missed = await a
      .timeout(5000)
      .emitWithAck('conversation:catch-up', { conversationId, after: last - 1 });
    expect(missed).toMatchObject({
      ok: true,
      data: { items: [{ text: 'Zum Nachholen' }], lastSequence: last },
    });
  });
});

describe('conversation:read and conversation:typing', () => {
  it('reach the other side', async () => {
    const [a, b] = [await connect(founder), await connect(scout)];
    const typing = new Promise((resolve) => b.once('conversation:typing', resolve));
    await a.timeout(5000).emitWithAck('conversation:typing', { conversationId });
    expect(await typing).toMatchObject({ conversationId, name: founder.name });
    const read = new Promise((resolve) => b.once('conversation:read', resolve));
    await a.timeout(5000).emitWithAck('conversation:read', { conversationId, sequence: 1 });
    expect(await read).toMatchObject({ conversationId, sequence: 1 });
  });
});

describe('signing out', () => {
  it('ends the live connection within a second', async () => {
    const member = await buildMember(app);
    const client = await connect(member);
    const ended = new Promise((resolve) => client.once('disconnect', resolve));
    await request(app, 'POST', '/api/auth/sign-out', { cookie: member.cookie, body: {} });
    expect(
      await Promise.race([ended, new Promise((resolve) => setTimeout(() => resolve('still open'), 1000))]),
    ).not.toBe('still open');
  });
});
