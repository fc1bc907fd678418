import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, type TestMember } from '../../../test/factories.ts';
import { pdf } from '../files/fixtures.ts';
import { Files } from '../files/model.ts';
import { sweepFiles } from '../files/service.ts';
import { download, upload } from '../files/testing.ts';
import { ATTACHMENT_OWNER, sweepAttachments } from './attachments.ts';

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let id: string;
beforeAll(async () => {
  app = await startApp();
  ({ founder, scout, conversationId: id } = await buildConversation(app));
});
afterAll(() => app.close());

const uploaded = async () => (await upload(app, founder, { name: 'deck.pdf', bytes: pdf() })).body.id;
const send = (fileId: string, more: object = {}) =>
  call(
    app,
    'conversations.send',
    { params: { id }, body: { clientId: randomUUID(), text: 'Anbei', attachments: [fileId], ...more } },
    founder.cookie,
  );
const files = async () => (await call(app, 'files.usage', {}, founder.cookie)).body.files;
const seenByScout = async (fileId: string) => (await download(app, fileId, scout.cookie)).status;
async function aDayLater(): Promise<void> {
  app.setNow(new Date(Date.now() + 25 * 3600_000));
  await sweepAttachments(app.deps);
  await sweepFiles(app.deps);
  app.setNow(new Date());
}

it('lets the files of a refused message go, and takes them for the next', async () => {
  const fileId = await uploaded();
  await call(app, 'blocks.add', { params: { id: founder.organisationId } }, scout.cookie);
  expect((await send(fileId)).status).toBe(409);
  await call(app, 'blocks.remove', { params: { id: founder.organisationId } }, scout.cookie);
  expect((await send(fileId, { replyTo: 99 })).status).toBe(400);
  expect(await seenByScout(fileId)).toBe(404);
  const before = await files();
  expect((await call(app, 'files.discard', { params: { id: fileId } }, founder.cookie)).status).toBe(204);
  expect(await files()).toBe(before - 1);
  expect((await send(await uploaded())).status).toBe(201);
});

it('keeps a file that another message has, whether that was refused or deleted', async () => {
  const fileId = await uploaded();
  const clientId = randomUUID();
  const sent = await send(fileId, { clientId });
  expect((await send(fileId, { clientId, text: 'Etwas anderes' })).status).toBe(409);
  const again = await send(fileId);
  expect(again.status).toBe(201);
  await aDayLater();
  const remove = ({ body }: typeof sent) =>
    call(app, 'conversations.remove', { params: { id, sequence: body.sequence } }, founder.cookie);
  await remove(again);
  expect(await seenByScout(fileId)).toBe(200);
  await remove(sent);
  expect(await seenByScout(fileId)).toBe(404);
});

it('removes after a day what a kill left without a message', async () => {
  const [fileId, kept] = [await uploaded(), await uploaded()];
  await send(kept);
  await Files.updateOne({ _id: fileId }, { $set: { ownerKind: ATTACHMENT_OWNER, ownerId: id } });
  const before = await files();
  await sweepAttachments(app.deps);
  expect(await files()).toBe(before);
  await aDayLater();
  expect(await files()).toBe(before - 1);
  expect(await seenByScout(kept)).toBe(200);
});

it('is nobody’s but the sender’s own upload', async () => {
  const stranger = await buildMember(app);
  const { body } = await upload(app, stranger, { name: 'fremd.pdf', bytes: pdf() });
  expect((await send(body.id)).status).toBe(400);
});
