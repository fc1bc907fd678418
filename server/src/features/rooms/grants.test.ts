import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, type TestMember } from '../../../test/factories.ts';
import { download, upload } from '../files/testing.ts';
import { remindOfExpiry } from './jobs.ts';
import { buildRooms, trailOf, type RoomsWorld } from './testing.ts';

const NOW = new Date('2030-06-10T10:00:00Z');
let app: TestApp;
let w: RoomsWorld;
beforeAll(async () => {
  app = await startApp();
  w = await buildRooms(app);
});
afterAll(() => app.close());

describe('a grant', () => {
  test('is given to whoever was introduced, and to nobody else', async () => {
    const { id } = await w.create();
    expect((await w.grant(id, { access: 'view' }, w.other)).status).toBe(404);
    expect((await w.grant(id, { access: 'view', expiresOn: '2001-01-01' })).status).toBe(400);
    expect((await w.grant(id, { access: 'all' })).status).toBe(400);
    expect((await w.get(id, w.investor)).status).toBe(404);
    expect((await w.grant(id)).status).toBe(200);
    const seen = (await w.get(id, w.investor)).body;
    expect(seen).toMatchObject({
      grant: { access: 'view' },
      grants: [],
      abilities: { edit: false, seeLog: false },
    });
    expect(await w.told(w.investor)).toContainEqual({ type: 'room-granted', path: `/rooms/${id}` });
    expect(
      (await call(app, 'rooms.list', {}, w.investor.cookie)).body.shared.map((room) => room.id),
    ).toContain(id);
    expect((await w.get(id, w.stranger)).status).toBe(404);
  });

  test('that is given twice at once is one, and tells once', async () => {
    const { id } = await w.create();
    const answers = await Promise.all([w.grant(id), w.grant(id), w.grant(id, { access: 'download' })]);
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
    expect((await w.get(id)).body.grants).toHaveLength(1);
    expect(
      (await w.told(w.investor)).filter((one) => one.path === `/rooms/${id}`).length,
    ).toBeGreaterThanOrEqual(1);
  });

  test('for looking shows pages only, one for downloads gives the file, and both are kept in the log by organisation', async () => {
    const { id } = await w.create();
    const fileId = await w.put(id);
    const csv = await w.put(id, 'zahlen.csv', Buffer.from('a;b\n1;2\n'));
    await w.grant(id);
    const shown = await w.page(id, fileId, 2);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect((await w.page(id, fileId, 3)).status).toBe(404);
    expect((await w.page(id, csv)).status).toBe(404);
    expect((await w.save(id, fileId)).status).toBe(403);
    expect((await download(app, fileId, w.investor.cookie)).status).toBe(404);
    await w.page(id, fileId, 1);
    await w.grant(id, { access: 'download' });
    const saved = await w.save(id, csv);
    expect(saved.headers.get('content-disposition')).toContain('attachment');
    expect(await saved.text()).toBe('a;b\n1;2\n');
    expect(await w.log(id)).toMatchObject([
      { fileName: 'zahlen.csv', kind: 'download', pages: [] },
      {
        fileName: 'deck.pdf',
        kind: 'view',
        pages: [1, 2],
        organisationName: expect.stringContaining('Organisation'),
      },
    ]);
    expect(
      JSON.stringify(
        await mongoose.connection
          .collection('room_accesses')
          .find({ roomId: new mongoose.Types.ObjectId(id) })
          .toArray(),
      ),
    ).not.toContain(w.investor.name);
    await expect
      .poll(() => trailOf(id, 'room.file-downloaded'))
      .toMatchObject([{ subject: { id }, detail: { fileId: csv } }]);
    expect((await call(app, 'rooms.accesses', { params: { id } }, w.investor.cookie)).status).toBe(404);
  });

  test('leaves the owner out of the log', async () => {
    const { id } = await w.create();
    const fileId = await w.put(id);
    expect((await w.page(id, fileId, 1, w.founder)).status).toBe(200);
    expect((await w.save(id, fileId, w.founder)).status).toBe(200);
    expect(await w.log(id)).toEqual([]);
  });

  test('marks each viewer’s page with their own name', async () => {
    const { id } = await w.create();
    const fileId = await w.put(id);
    await w.grant(id);
    app.setNow(NOW);
    const prints = await Promise.all(
      [w.investor, w.founder, w.investor].map(async (by) =>
        createHash('sha256')
          .update(Buffer.from(await (await w.page(id, fileId, 1, by)).arrayBuffer()))
          .digest('hex'),
      ),
    );
    app.setNow(new Date());
    expect(prints[0]).toBe(prints[2]);
    expect(prints[0]).not.toBe(prints[1]);
  });

  test('ends at once when it is revoked, also for a page that is open, and takes its news back', async () => {
    const { id } = await w.create();
    const fileId = await w.put(id);
    await w.grant(id);
    const socket = await connect(w.investor);
    const changed = new Promise<unknown>((resolve) => void socket.once('room:changed', resolve));
    expect((await w.revoke(id)).body.grants[0]?.status).toBe('revoked');
    expect(await changed).toEqual({ roomId: id });
    socket.disconnect();
    expect((await w.page(id, fileId)).status).toBe(404);
    expect((await w.get(id, w.investor)).status).toBe(404);
    expect(
      (await call(app, 'rooms.list', {}, w.investor.cookie)).body.shared.map((room) => room.id),
    ).not.toContain(id);
    expect(await w.told(w.investor)).not.toContainEqual({ type: 'room-granted', path: `/rooms/${id}` });
    expect((await w.revoke(id)).status).toBe(404);
    await expect.poll(() => trailOf(id, 'room.revoked')).toMatchObject([{ subject: { id } }]);
  });

  test('revoked while a page is being drawn gives that page to nobody', async () => {
    const { id } = await w.create();
    const fileId = await w.put(id);
    await w.grant(id);
    const original = app.deps.files.get;
    // The bytes come late: the right is taken away between the two questions.
    app.deps.files.get = async (key) => {
      await w.revoke(id);
      return original.call(app.deps.files, key);
    };
    const late = await w.page(id, fileId);
    app.deps.files.get = original;
    expect(late.status).toBe(404);
    expect(await w.log(id)).toEqual([]);
  });

  test('ends with its last day, and says so three days before, once', async () => {
    const { id } = await w.create();
    app.setNow(NOW);
    await w.grant(id, { access: 'view', expiresOn: '2030-06-20' });
    const expiring = { type: 'room-expiring', path: `/rooms/${id}` };
    await remindOfExpiry(app.deps);
    expect(await w.told(w.investor)).not.toContainEqual(expiring);
    app.setNow(new Date('2030-06-18T10:00:00Z'));
    await remindOfExpiry(app.deps);
    await remindOfExpiry(app.deps);
    expect(
      (await w.told(w.investor)).filter((one) => one.type === 'room-expiring' && one.path === `/rooms/${id}`),
    ).toHaveLength(1);
    app.setNow(new Date('2030-06-20T21:59:00Z'));
    expect((await w.get(id, w.investor)).status).toBe(200);
    app.setNow(new Date('2030-06-20T22:01:00Z'));
    expect((await w.get(id, w.investor)).status).toBe(404);
    expect((await w.get(id)).body.grants[0]?.status).toBe('expired');
    app.setNow(new Date());
  });

  test('ends when one side blocks the other', async () => {
    const { founder: owner, scout } = await buildConversation(app);
    const { body } = await call(app, 'rooms.create', { body: { name: 'Gesperrt' } }, owner.cookie);
    expect((await w.grant(body.id, { access: 'view' }, scout, owner)).status).toBe(200);
    await call(app, 'blocks.add', { params: { id: owner.organisationId } }, scout.cookie);
    expect((await w.get(body.id, scout)).status).toBe(404);
    expect((await w.get(body.id, owner)).body.grants[0]?.status).toBe('revoked');
    expect((await w.grant(body.id, { access: 'view' }, scout, owner)).status).toBe(404);
  });

  test('opens nothing while the owner is out of sight, and everything again afterwards', async () => {
    const { founder: owner, scout } = await buildConversation(app);
    const { body } = await call(app, 'rooms.create', { body: { name: 'Abschied' } }, owner.cookie);
    await w.grant(body.id, { access: 'view' }, scout, owner);
    const { name } = (await call(app, 'organisations.read', {}, owner.cookie)).body;
    const shared = async () =>
      (await call(app, 'rooms.list', {}, scout.cookie)).body.shared.some((room) => room.id === body.id);
    expect(await shared()).toBe(true);
    await call(app, 'organisations.askForDeletion', { body: { name } }, owner.cookie);
    expect((await w.get(body.id, scout)).status).toBe(404);
    expect(await shared()).toBe(false);
    expect((await w.get(body.id, owner)).status).toBe(200);
    expect((await w.grant(body.id, { access: 'download' }, scout, owner)).status).toBe(404);
    const { body: file } = await upload(app, owner, { name: 'neu.pdf', bytes: w.deck, purpose: 'room' });
    const added = { params: { id: body.id }, body: { fileId: file.id, folder: null } };
    expect((await call(app, 'rooms.addFile', added, owner.cookie)).status).toBe(201);
    expect((await w.told(scout)).map(({ type }) => type)).not.toContain('room-file');
    await call(app, 'organisations.undoDeletion', {}, owner.cookie);
    expect((await w.get(body.id, scout)).status).toBe(200);
    expect(await shared()).toBe(true);
  });

  test('tells of new files, once a day', async () => {
    const { id } = await w.create();
    await w.grant(id);
    await w.put(id, 'eins.pdf');
    await w.put(id, 'zwei.pdf');
    const news = (await w.told(w.investor)).filter((one) => one.path === `/rooms/${id}`);
    expect(news.map((one) => one.type).toSorted()).toEqual(['room-file', 'room-granted']);
  });
});

async function connect({ cookie }: TestMember): Promise<Socket> {
  const socket = io(app.url, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie, origin: app.url },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  return socket;
}
