import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation } from '../../../test/factories.ts';
import { reconcileConversations } from './service.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('derives from the messages what a kill kept from being copied', async () => {
  const { founder, scout, conversationId } = await buildConversation(app);
  const params = { id: conversationId };
  const write = (cookie: string, text: string) =>
    call(app, 'conversations.send', { params, body: { clientId: crypto.randomUUID(), text } }, cookie);
  for (const text of ['eins', 'zwei', 'drei']) await write(founder.cookie, text);
  await write(scout.cookie, 'vier');
  const read = async (cookie: string) => (await call(app, 'conversations.get', { params }, cookie)).body;
  const [own, other] = [await read(founder.cookie), await read(scout.cookie)];
  expect([own.lastSequence, own.readSequence, other.readSequence]).toEqual([4, 3, 4]);

  const _id = new mongoose.Types.ObjectId(conversationId);
  const { conversations, conversation_seats: seats } = mongoose.connection.collections;
  await conversations?.updateOne(
    { _id },
    { $set: { lastSequence: 1, lastChange: 1, updatedAt: new Date(0) } },
  );
  await seats?.deleteMany({ conversationId: _id });
  await reconcileConversations(app.deps);
  expect(await read(founder.cookie)).toEqual(own);
  expect(await read(scout.cookie)).toEqual(other);
});
