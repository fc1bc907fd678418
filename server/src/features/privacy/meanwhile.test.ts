import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WHOLE } from '../../app.ts';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, PASSWORD, type TestMember } from '../../../test/factories.ts';
import { announceUnread } from '../conversations/announcing.ts';
import { Messages } from '../conversations/model.ts';
import { Notifications } from '../notifications/model.ts';
import { eraseDue } from './service.ts';

/** Others are told of a message some seconds after it was said: the erasure of who said it, or would be told, may be under way. */

const DAY_MS = 86_400_000;
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function buildTalk() {
  const { founder, scout, conversationId } = await buildConversation(app);
  const said = { clientId: 'a'.repeat(16), text: 'Guten Tag' };
  await call(app, 'conversations.send', { params: { id: conversationId }, body: said }, founder.cookie);
  return { founder, scout, tell: () => announceUnread(app.deps, [conversationId]) };
}

async function meOf({ cookie }: TestMember): Promise<{ id: string; name: string }> {
  const { person } = (await call(app, 'accounts.me', {}, cookie)).body;
  if (!person) throw new Error('nobody is signed in');
  return person;
}

async function erase({ cookie }: TestMember): Promise<void> {
  await call(app, 'privacy.requestErasure', { body: { password: PASSWORD } }, cookie);
  app.setNow(new Date(Date.now() + 15 * DAY_MS));
  await eraseDue(app.deps, WHOLE.personal);
  app.setNow(new Date());
}

/** Erases somebody after it was read what is to be told to whom, and before it is written. */
function eraseBeforeItIsWritten(member: TestMember): void {
  const write = Notifications.bulkWrite.bind(Notifications);
  vi.spyOn(Notifications, 'bulkWrite').mockImplementationOnce((async (...given: Parameters<typeof write>) => {
    await erase(member);
    return write(...given);
  }) as unknown as typeof Notifications.bulkWrite);
}

const naming = async (name: string) =>
  (await Notifications.find().lean()).filter(({ title }) => title.de.includes(name));

it('nobody goes on being told the name of who is erased while they are told', async () => {
  const { founder, tell } = await buildTalk();
  const { name } = await meOf(founder);
  eraseBeforeItIsWritten(founder);
  await tell();
  expect(await naming(name)).toEqual([]);
});

it('nobody goes on being told the name of who is being erased when they are told', async () => {
  const { founder, tell } = await buildTalk();
  const { name } = await meOf(founder);
  await tell();
  expect(await naming(name)).toHaveLength(1);
  const change = Messages.updateMany.bind(Messages);
  vi.spyOn(Messages, 'updateMany').mockImplementation(((...given: Parameters<typeof change>) => ({
    then: (...next: Parameters<Promise<unknown>['then']>) =>
      tell()
        .then(() => change(...given))
        .then(...next),
  })) as unknown as typeof Messages.updateMany);
  await erase(founder);
  expect(await naming(name)).toEqual([]);
});

it('who is erased while they are told of something leaves nothing that they were told', async () => {
  const { scout, tell } = await buildTalk();
  const { id } = await meOf(scout);
  eraseBeforeItIsWritten(scout);
  await tell();
  expect(await Notifications.countDocuments({ personId: id })).toBe(0);
});
