import { randomUUID } from 'node:crypto';
import { type Message } from '@klammer/contracts/conversations';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation } from '../../../test/factories.ts';
import { append } from './appending.ts';
import { copied } from './copying.ts';
import { Conversations, Messages, type MessageDoc } from './model.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const senderId = new mongoose.Types.ObjectId();
const write = (conversationId: string, text: string, clientId: string = randomUUID()) =>
  append(conversationId, (conversation) => {
    if (!conversation || text === 'refused') throw new Error(text);
    return {
      clientId,
      senderId,
      senderName: 'Ada',
      organisationId: senderId,
      text,
      sentAt: new Date(),
    };
  });
const textsIn = async (conversationId: string) =>
  (await Messages.find({ conversationId }).sort({ sequence: 1 }).lean<MessageDoc[]>()).map(
    ({ sequence, text }) => `${sequence} ${text}`,
  );

it('stores what arrives together in one write, each conversation numbered for itself and in order', async () => {
  const [one, other] = [await buildConversation(app), await buildConversation(app)].map(
    ({ conversationId }) => conversationId,
  );
  const insert = vi.spyOn(Messages, 'insertMany');
  const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
  await Promise.all(texts.map((text, place) => write((place % 2 ? other : one) ?? '', text)));
  expect(insert.mock.calls.map(([docs]) => (docs as unknown[]).length)).toEqual([6]);
  insert.mockRestore();
  expect([await textsIn(one ?? ''), await textsIn(other ?? '')]).toEqual([
    ['1 a', '2 c', '3 e'],
    ['1 b', '2 d', '3 f'],
  ]);
});

it('stores all but the one that may not be, without a gap', async () => {
  const { conversationId } = await buildConversation(app);
  const missing = new mongoose.Types.ObjectId().toHexString();
  const results = await Promise.allSettled([
    write(conversationId, 'a'),
    write(conversationId, 'b'),
    write(conversationId, 'refused'),
    write(missing, 'to nobody'),
    write(conversationId, 'c'),
  ]);
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  expect(await textsIn(conversationId)).toEqual(['1 a', '2 b', '3 c']);
});

it('stores one clientId once though it waits twice, and refuses it for another text', async () => {
  const { conversationId } = await buildConversation(app);
  const clientId = randomUUID();
  const results = await Promise.allSettled([
    write(conversationId, 'a'),
    write(conversationId, 'b', clientId),
    write(conversationId, 'b', clientId),
    write(conversationId, 'not b', clientId),
    write(conversationId, 'c'),
  ]);
  const answers = results.map((result) =>
    result.status === 'fulfilled' ? result.value.doc.sequence : (result.reason as Error).message,
  );
  expect(answers).toEqual([1, 2, 2, 'This clientId was used for another message.', 3]);
  expect(await textsIn(conversationId)).toEqual(['1 a', '2 b', '3 c']);
});

it('gives the next number where another process took one meanwhile', async () => {
  const { conversationId } = await buildConversation(app);
  const { doc } = await write(conversationId, 'a');
  await Messages.insertMany([
    {
      ...doc,
      _id: new mongoose.Types.ObjectId(),
      clientId: randomUUID(),
      text: 'of another process',
      sequence: 2,
      change: 2,
      changes: [2],
    },
  ]);
  await Promise.all([write(conversationId, 'b'), write(conversationId, 'c')]);
  expect(await textsIn(conversationId)).toEqual(['1 a', '2 of another process', '3 b', '4 c']);
});

// Of another server's writes nobody tells, so what was read there is read again.
it.skipIf(process.env.MONGODB_URL !== undefined)(
  'asks nothing about a conversation after copies of its numbers were written, and gives the next one',
  async () => {
    const { conversationId } = await buildConversation(app);
    await write(conversationId, 'a');
    await copied();
    const find = vi.spyOn(Conversations, 'find');
    await write(conversationId, 'b');
    await copied();
    const insert = vi.spyOn(Messages, 'insertMany');
    await write(conversationId, 'c');
    expect([find.mock.calls, insert.mock.calls.length]).toEqual([[], 1]);
    find.mockRestore();
    insert.mockRestore();
    expect(await textsIn(conversationId)).toEqual(['1 a', '2 b', '3 c']);
  },
);

it('reads again whom a conversation is between, and whether it has ended, after each change of that', async () => {
  const { founder, scout, conversationId } = await buildConversation(app);
  const send = async (cookie: string) => {
    const body = { clientId: randomUUID(), text: 'Guten Tag' };
    return (await call(app, 'conversations.send', { params: { id: conversationId }, body }, cookie)) as {
      status: number;
      body: Message;
    };
  };
  const { conversations } = mongoose.connection.collections;
  const _id = new mongoose.Types.ObjectId(conversationId);
  const organisations = (await conversations?.findOne({ _id }))?.organisations as unknown[];
  expect([(await send(founder.cookie)).status, (await send(scout.cookie)).status]).toEqual([201, 201]);
  await conversations?.updateOne({ _id }, { $set: { organisations: organisations.slice(0, 1) } });
  const statuses = [(await send(founder.cookie)).status, (await send(scout.cookie)).status];
  expect(statuses.toSorted()).toEqual([201, 404]);
});
