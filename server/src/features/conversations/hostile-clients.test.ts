import { randomUUID } from 'node:crypto';
import { type Message } from '@klammer/contracts/conversations';
import { type Ack, type CommandName } from '@klammer/contracts/sockets';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { liveClients, type Client } from '../../../test/clients.ts';
import {
  buildConversation,
  buildMember,
  linkIn,
  buildPerson,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';
import { append } from './appending.ts';
import { Messages, type MessageDoc } from './model.ts';

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let conversationId: string;
beforeAll(async () => {
  app = await startApp();
  ({ founder, scout, conversationId } = await buildConversation(app));
});
afterAll(() => app.close());

const { connect } = liveClients(() => app);
type Met = Awaited<ReturnType<typeof buildConversation>>;
type Sent = { clientId: string; text: string; replyTo?: number; senderId?: string };
const send = (client: Client, message: Sent, id = conversationId): Promise<Ack<Message>> =>
  client.timeout(60_000).emitWithAck('message:send', { conversationId: id, ...message });
const ask = (client: Client, name: CommandName, input: object): Promise<Ack<unknown>> =>
  client.timeout(60_000).emitWithAck(name as 'conversation:typing', input as never) as never;
const storedIn = (id: string) =>
  Messages.find({ conversationId: id }).sort({ sequence: 1 }).lean<MessageDoc[]>();
const isAck = (ack: Ack<Message>): ack is { ok: true; data: Message } => ack.ok;
const codeOf = (ack: Ack<unknown>): string => (ack.ok ? 'ok' : ack.problem.code);

describe('a client that sends the same from two connections at once', () => {
  it('has each stored once, and both connections hear the same answer', async () => {
    const [a, b, other] = [await connect(founder), await connect(founder), await connect(scout)];
    const heard: string[] = [];
    other.on('message:sent', ({ id }) => heard.push(id));
    const ids = Array.from({ length: 40 }, () => randomUUID());
    const answers = await Promise.all(
      ids.map((clientId) =>
        Promise.all([a, b].map((client) => send(client, { clientId, text: `Zweimal ${clientId}` }))),
      ),
    );
    const messages = answers.map(([one, two]) => {
      expect(one).toEqual(two);
      return one && isAck(one) ? one.data : null;
    });
    expect(messages).not.toContain(null);
    const stored = (await storedIn(conversationId)).map(({ clientId }) => clientId);
    expect(ids.map((clientId) => stored.filter((one) => one === clientId).length)).toEqual(ids.map(() => 1));
    await expect.poll(() => new Set(heard)).toEqual(new Set(messages.map((message) => message?.id)));
  });

  it('has one of two different messages stored, and is told of the other', async () => {
    const [a, b] = [await connect(founder), await connect(founder)];
    const [first] = await storedIn(conversationId);
    const pairs: [Omit<Sent, 'clientId'>, Omit<Sent, 'clientId'>][] = [
      [{ text: 'Ja' }, { text: 'Nein' }],
      [{ text: 'Ja' }, { text: 'Ja', replyTo: first?.sequence ?? 0 }],
    ];
    for (const [one, two] of pairs) {
      const clientId = randomUUID();
      const answers = await Promise.all([send(a, { ...one, clientId }), send(b, { ...two, clientId })]);
      expect(answers.map(codeOf).toSorted()).toEqual(['conflict', 'ok']);
      const stored = (await storedIn(conversationId)).filter((doc) => doc.clientId === clientId);
      expect(stored.map(({ text, replyTo }) => ({ text, replyTo }))).toEqual(
        answers.filter(isAck).map(({ data }) => ({ text: data.text, replyTo: data.replyTo?.sequence })),
      );
    }
  });
});

it('sends nothing that somebody else wrote who was signed in here before', async () => {
  const client = await connect(scout);
  const { body } = await call(app, 'accounts.me', {}, founder.cookie);
  const message = { clientId: randomUUID(), text: 'Von mir', senderId: body.person?.id };
  expect(codeOf(await send(client, message))).toBe('unauthenticated');
  expect(codeOf(await send(await connect(founder), message))).toBe('ok');
});

describe('catching up', () => {
  const MANY = 450;
  let id: string;
  let member: TestMember;
  beforeAll(async () => {
    ({ conversationId: id, founder: member } = await buildConversation(app));
    const senderId = new mongoose.Types.ObjectId();
    const base = { senderId, senderName: 'Ada', organisationId: senderId, sentAt: new Date() };
    await Promise.all(
      Array.from({ length: MANY }, (_, index) =>
        append(id, () => ({ ...base, clientId: randomUUID(), text: `Nummer ${index}` })),
      ),
    );
  });

  it('from the very beginning gives all of it, page by page and in order', async () => {
    const client = await connect(member);
    const changes: number[] = [];
    for (let after = 0, last = Infinity; after < last; after = changes.at(-1) ?? last) {
      const answer = await ask(client, 'conversation:catch-up', { conversationId: id, after });
      const { items, lastChange } = (answer as { data: { items: Message[]; lastChange: number } }).data;
      changes.push(...items.map(({ change }) => change));
      last = lastChange;
      expect(items.length).toBeLessThanOrEqual(200);
    }
    expect(changes).toEqual(Array.from({ length: MANY }, (_, index) => index + 1));
  });

  it.each([MANY, MANY - 1, MANY - 200, MANY - 201])('after %i gives what is newer', async (after) => {
    const answer = await ask(await connect(member), 'conversation:catch-up', { conversationId: id, after });
    const { items, lastChange } = (answer as { data: { items: Message[]; lastChange: number } }).data;
    expect(items.map(({ change }) => change)).toEqual(
      Array.from({ length: Math.min(MANY - after, 200) }, (_, index) => after + index + 1),
    );
    expect(lastChange).toBe(MANY);
  });

  it.each([MANY + 1, 1_000_000, Number.MAX_SAFE_INTEGER])(
    'from the future, after %i, says where the conversation stands',
    async (after) => {
      const answer = await ask(await connect(member), 'conversation:catch-up', { conversationId: id, after });
      expect(answer).toMatchObject({ ok: true, data: { items: [], lastChange: MANY } });
    },
  );

  it.each([-1, 0.5, '0', null, { $gt: 0 }, 1e300])('refuses the offset %j', async (after) => {
    const answer = await ask(await connect(member), 'conversation:catch-up', { conversationId: id, after });
    expect(codeOf(answer)).toBe('invalid-input');
  });

  it('says what time it is for the server, whatever time it is elsewhere', async () => {
    const before = app.deps.now().getTime();
    const answer = await ask(await connect(member), 'conversation:catch-up', {
      conversationId: id,
      after: MANY,
    });
    const { now } = (answer as { data: { now: string } }).data;
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(app.deps.now().getTime());
  });
});

/** Talks without a pause until what was begun after `revoke` is answered too. @returns what was acknowledged before and after */
async function talkWhile(client: Client, id: string, revoke: () => Promise<unknown>) {
  let isRevoked = false;
  const [before, after]: [string[], string[]] = [[], []];
  const ended = new Promise<null>((resolve) => client.once('disconnect', () => resolve(null)));
  const say = async (): Promise<void> => {
    const [clientId, list] = [randomUUID(), isRevoked ? after : before];
    const answer = await Promise.race([send(client, { clientId, text: 'Dazwischen' }, id), ended]);
    if (answer?.ok) list.push(clientId);
  };
  const talking = Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let count = 0; count < 12 && !isRevoked; count += 1) await say();
    }),
  );
  await revoke();
  isRevoked = true;
  await say();
  await talking;
  return { before, after };
}

describe('taken away in the middle of sending', () => {
  const signOut = ({ cookie }: TestPerson) =>
    request(app, 'POST', '/api/auth/sign-out', { cookie, body: {} });
  const takeOut = async (editor: TestPerson, met: Met) => {
    const { body } = await call(app, 'accounts.me', {}, editor.cookie);
    const params = { personId: body.person?.id ?? '' };
    const taken = await call(app, 'organisations.removeMember', { params }, met.founder.cookie);
    expect(taken.status).toBe(204);
  };
  const block = async (_editor: TestPerson, { founder: blocked, scout: by }: Met) =>
    call(app, 'blocks.add', { params: { id: blocked.organisationId } }, by.cookie);

  it.each([
    ['a session', signOut],
    ['a membership', takeOut],
    ['the conversation', block],
  ])('%s: what was acknowledged is stored once, and nothing is afterwards', async (_what, revoke) => {
    const met = await buildConversation(app);
    const editor = await buildPerson(app);
    const role = 'editor' as const;
    await call(app, 'organisations.invite', { body: { email: editor.email, role } }, met.founder.cookie);
    const token = linkIn(app, editor.email).searchParams.get('token') ?? '';
    await call(app, 'organisations.acceptInvitation', { body: { token } }, editor.cookie);
    const client = await connect(editor);
    const { before, after } = await talkWhile(client, met.conversationId, () => revoke(editor, met));
    const stored = await storedIn(met.conversationId);
    const times = (one: string) => stored.filter(({ clientId }) => clientId === one).length;
    expect(before.length).toBeGreaterThan(0);
    expect(before.filter((one) => times(one) !== 1)).toEqual([]);
    expect(stored.map(({ sequence }) => sequence)).toEqual(stored.map((_, index) => index + 1));
    expect(after).toEqual([]);
  });
});

it('takes no notice of strangers who know a clientId', async () => {
  const clientId = randomUUID();
  await send(await connect(founder), { clientId, text: 'Unter uns' });
  const stranger = await connect(await buildMember(app));
  expect(codeOf(await send(stranger, { clientId, text: 'Unter uns' }))).toBe('not-found');
});
