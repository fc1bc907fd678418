import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, type TestMember } from '../../../test/factories.ts';
import { upload } from '../files/testing.ts';
import { addMember } from '../organisations/service.ts';
import { justBefore } from '../../../test/just-before.ts';
import { removeAccesses } from './jobs.ts';
import { Rooms } from './model.ts';
import { roomsPersonal } from './personal.ts';
import { buildRooms, countLeft, type RoomsWorld } from './testing.ts';

let app: TestApp;
let w: RoomsWorld;
beforeAll(async () => {
  app = await startApp();
  w = await buildRooms(app);
});
afterAll(() => app.close());

describe('a room', () => {
  test('is opened under a name of its own, holds folders and files, and is gone with all of it', async () => {
    const { id, name } = await w.create();
    expect((await call(app, 'rooms.create', { body: { name } }, w.founder.cookie)).body).toMatchObject({
      code: 'duplicate',
    });
    const folders = { params: { id }, body: { name: 'Zahlen' } };
    const key = (await call(app, 'rooms.addFolder', folders, w.founder.cookie)).body.folders[0]?.key ?? '';
    const fileId = await w.put(id, 'plan.pdf', w.deck, key);
    expect((await w.get(id)).body.files).toMatchObject([
      { id: fileId, name: 'plan.pdf', pages: 2, folder: key },
    ]);
    await call(
      app,
      'rooms.renameFolder',
      { params: { id, key }, body: { name: 'Finanzen' } },
      w.founder.cookie,
    );
    const without = await call(app, 'rooms.removeFolder', { params: { id, key } }, w.founder.cookie);
    expect(without.body).toMatchObject({ folders: [], files: [{ id: fileId, folder: null }] });
    await w.grant(id);
    await w.page(id, fileId);
    expect((await call(app, 'rooms.remove', { params: { id } }, w.founder.cookie)).status).toBe(204);
    expect((await w.get(id)).status).toBe(404);
    expect(Object.values(await countLeft(id))).toEqual([0, 0, 0, 0, 0]);
  });

  test('leaves nothing of what comes in while it is removed', async () => {
    const { id } = await w.create();
    justBefore(Rooms, 'deleteOne', async () => {
      await w.put(id);
      expect((await w.grant(id)).status).toBe(200);
    });
    expect((await call(app, 'rooms.remove', { params: { id } }, w.founder.cookie)).status).toBe(204);
    expect(Object.values(await countLeft(id))).toEqual([0, 0, 0, 0, 0]);
  });

  test('takes a file once, however often it is put in at the same time, and keeps it', async () => {
    const { id } = await w.create();
    const { body } = await upload(app, w.founder, { name: 'deck.pdf', bytes: w.deck, purpose: 'room' });
    const input = { params: { id }, body: { fileId: body.id } };
    const answers = await Promise.all([1, 2].map(() => call(app, 'rooms.addFile', input, w.founder.cookie)));
    expect(answers.map((one) => one.status)).toEqual([201, 201]);
    expect((await w.get(id)).body.files).toHaveLength(1);
    expect((await w.save(id, body.id, w.founder)).status).toBe(200);
  });

  test('takes no folder that is not there, no upload of others or for something else, and lets a moved file be found', async () => {
    const { id } = await w.create();
    const putIn = async (fileId: string, folder: string | null = null) =>
      (await call(app, 'rooms.addFile', { params: { id }, body: { fileId, folder } }, w.founder.cookie))
        .status;
    const foreign = await upload(app, w.investor, { name: 'deck.pdf', bytes: w.deck, purpose: 'room' });
    const evidence = await upload(app, w.founder, { name: 'deck.pdf', bytes: w.deck, purpose: 'evidence' });
    const own = await upload(app, w.founder, { name: 'deck.pdf', bytes: w.deck, purpose: 'room' });
    expect(await putIn(foreign.body.id)).toBe(400);
    expect(await putIn(evidence.body.id)).toBe(400);
    expect(await putIn(own.body.id, 'aaaaaaaaaaaa')).toBe(409);
    expect(await putIn(own.body.id)).toBe(201);
    const move = { params: { id, fileId: own.body.id }, body: { folder: 'aaaaaaaaaaaa' } };
    expect((await call(app, 'rooms.moveFile', move, w.founder.cookie)).status).toBe(404);
    await call(app, 'rooms.removeFile', { params: { id, fileId: own.body.id } }, w.founder.cookie);
    expect((await w.get(id)).body.files).toEqual([]);
    expect((await countLeft(id)).files).toBe(0);
  });

  test('keeps a PDF that cannot be read page by page for downloads', async () => {
    const { id } = await w.create();
    const broken = Buffer.from('%PDF-1.4\nnothing of use\n%%EOF\n');
    const fileId = await w.put(id, 'kaputt.pdf', broken);
    expect((await w.get(id)).body.files[0]).toMatchObject({
      pages: null,
      abilities: { view: false, download: true },
    });
    expect((await w.page(id, fileId, 1, w.founder)).status).toBe(404);
  });
});

describe('confidentiality', () => {
  const confirm = (id: string, version: number, by = w.investor) =>
    call(app, 'rooms.confirm', { params: { id }, body: { version } }, by.cookie);
  const ask = (id: string, confidentiality: string) =>
    call(app, 'rooms.update', { params: { id }, body: { confidentiality } }, w.founder.cookie);

  test('is confirmed by each person before a name or a page is shown, and once', async () => {
    const { id } = await w.create();
    const fileId = await w.put(id);
    await w.grant(id);
    await ask(id, 'Bitte vertraulich behandeln.');
    const closed = (await w.get(id, w.investor)).body;
    expect(closed).toMatchObject({
      files: [],
      confidentiality: { version: 1 },
      abilities: { confirm: true },
    });
    expect((await w.page(id, fileId)).status).toBe(403);
    expect((await w.save(id, fileId)).status).toBe(403);
    expect((await confirm(id, 1, w.other)).status).toBe(404);
    expect((await confirm(id, 2)).status).toBe(409);
    await Promise.all([confirm(id, 1), confirm(id, 1)]);
    expect((await w.get(id, w.investor)).body).toMatchObject({
      files: [{ id: fileId }],
      abilities: { confirm: false },
    });
    expect((await w.page(id, fileId)).status).toBe(200);
    expect((await w.get(id)).body.grants[0]?.confirmations).toMatchObject([
      { personName: w.investor.name, version: 1 },
    ]);
  });

  test('is asked anew when the text changes; what was confirmed before stays on record', async () => {
    const { id } = await w.create();
    await w.grant(id);
    await ask(id, 'Erste Fassung.');
    await confirm(id, 1);
    await ask(id, 'Zweite Fassung.');
    expect((await w.get(id, w.investor)).body.abilities.confirm).toBe(true);
    expect((await w.get(id)).body).toMatchObject({
      confidentiality: { version: 2, text: 'Zweite Fassung.' },
      earlierTexts: [{ version: 1, text: 'Erste Fassung.' }],
      grants: [{ confirmations: [{ version: 1 }] }],
    });
    await ask(id, '');
    expect((await w.get(id, w.investor)).body).toMatchObject({
      confidentiality: null,
      abilities: { confirm: false },
    });
  });
});

describe('what is kept', () => {
  test('leads to nobody once a person is erased, and to nothing once an organisation is', async () => {
    const { founder: owner, scout } = await buildConversation(app);
    const { id } = (await call(app, 'rooms.create', { body: { name: 'Vergessen' } }, owner.cookie)).body;
    const { body } = await upload(app, owner, { name: 'deck.pdf', bytes: w.deck, purpose: 'room' });
    await call(app, 'rooms.addFile', { params: { id }, body: { fileId: body.id } }, owner.cookie);
    await call(app, 'rooms.update', { params: { id }, body: { confidentiality: 'Still.' } }, owner.cookie);
    await w.grant(id, { access: 'view' }, scout, owner);
    await call(app, 'rooms.confirm', { params: { id }, body: { version: 1 } }, scout.cookie);
    await w.page(id, body.id, 1, scout);
    const idOf = async ({ cookie }: TestMember) =>
      (await call(app, 'accounts.me', {}, cookie)).body.person?.id ?? '';
    const subjects = await Promise.all(
      [owner, scout].map(async (one) => ({ personId: await idOf(one), email: one.email })),
    );
    const exported = await Promise.all(subjects.map((subject) => roomsPersonal.export(app.deps, subject)));
    expect(exported.map((one) => one.data)).toMatchObject([
      { filesAdded: [{ name: 'deck.pdf' }], grantsGiven: [{ access: 'view' }] },
      { confirmations: [{ version: 1 }] },
    ]);
    for (const subject of subjects) await roomsPersonal.erase(app.deps, subject);
    const left = async () => {
      const names = ['rooms', 'room_grants', 'room_accesses', 'room_confirmations'];
      const lists = await Promise.all(
        names.map((name) => mongoose.connection.collection(name).find({}).toArray()),
      );
      return JSON.stringify(lists);
    };
    for (const { personId } of subjects) expect(await left()).not.toContain(personId);
    expect((await w.get(id, owner)).body.grants[0]?.confirmations).toMatchObject([
      { version: 1, personName: 'Gelöschtes Konto' },
    ]);
    await roomsPersonal.eraseOrganisation?.(app.deps, scout.organisationId);
    expect(await left()).not.toContain(scout.organisationId);
    await roomsPersonal.eraseOrganisation?.(app.deps, owner.organisationId);
    expect(await left()).not.toContain(owner.organisationId);
    expect((await countLeft(id)).files).toBe(0);
  });

  test('in the log goes after its time', async () => {
    const { id } = await w.create();
    const fileId = await w.put(id);
    await w.grant(id);
    await w.page(id, fileId);
    await removeAccesses(new Date(Date.now() - 1000 * 3600));
    expect(await w.log(id)).toHaveLength(1);
    await removeAccesses(new Date(Date.now() + 1000));
    expect(await w.log(id)).toEqual([]);
  });
});

test('a member who only looks on for the owner sees the room and changes nothing', async () => {
  const colleague = await buildMember(app);
  const person = (await call(app, 'accounts.me', {}, colleague.cookie)).body.person?.id ?? '';
  await addMember(w.founder.organisationId, person, 'viewer', new Date());
  await call(
    app,
    'organisations.actFor',
    { body: { organisationId: w.founder.organisationId } },
    colleague.cookie,
  );
  const { id } = await w.create();
  expect((await w.get(id, colleague)).body.abilities).toEqual({ edit: false, confirm: false, seeLog: true });
  expect(
    (await call(app, 'rooms.addFolder', { params: { id }, body: { name: 'X' } }, colleague.cookie)).status,
  ).toBe(403);
});
