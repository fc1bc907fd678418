import { existsSync, openAsBlob, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Member } from '../../actor.ts';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { AuditEntries } from '../audit/model.ts';
import { createStorage, type FileStorage } from '../../storage/storage.ts';
import { docx, pdf, photoWithPlace, png } from './fixtures.ts';
import { claimFile, downloadFile, releaseFile, sweepFiles } from './service.ts';
import { download, startBucket, upload } from './testing.ts';

let app: TestApp;
let member: TestMember;
let stranger: TestMember;
beforeAll(async () => {
  app = await startApp({ env: { KLAMMER_FILES_MB: '1' } });
  member = await buildMember(app);
  stranger = await buildMember(app);
});
afterAll(() => app.close());

const actor = (of: TestMember): Member => ({
  personId: '1'.repeat(24),
  name: '',
  email: '',
  emailVerified: true,
  operator: false,
  locale: null,
  sessionId: '',
  memberships: [{ organisationId: of.organisationId, role: 'editor' }],
  by: null,
  organisationId: of.organisationId,
  role: 'editor',
});
const owner = { ownerKind: 'test', ownerId: 'one' };
const usage = async (of: TestMember) => (await call(app, 'files.usage', {}, of.cookie)).body;
/** A bucket to run these tests on, as `S3_URL` names one; without it files lie on the disk. */
const REAL_BUCKET = process.env.KLAMMER_TEST_S3_URL;
const onDisk = () => {
  const folder = path.join(app.deps.config.KLAMMER_DATA_DIR, 'files');
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
};

describe('uploading', () => {
  it('draws pictures anew in two sizes and leaves behind what was hidden in them', async () => {
    const answer = await upload(app, member, {
      name: 'Foto.JPG',
      bytes: await photoWithPlace(),
      purpose: 'logo',
    });
    expect(answer).toMatchObject({ status: 201, body: { name: 'Foto.webp', type: 'image/webp' } });
    const { bytes, headers } = await download(app, answer.body.id, member.cookie, 'small');
    expect(bytes.includes('Canary')).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(headers.get('content-disposition')).toContain('inline');
    const big = await upload(app, member, { name: 'a.png', bytes: await png(3000, 20), purpose: 'logo' });
    const large = await download(app, big.body.id, member.cookie);
    expect((await sharp(large.bytes).metadata()).width).toBe(1600);
  });

  it('keeps documents and text as they are', async () => {
    const files = [
      ['Plan.docx', docx()],
      ['Deck.pdf', pdf()],
      ['Liste.csv', Buffer.from('Name;Stück\nMüller;3\n')],
    ] as const;
    for (const [name, bytes] of files) {
      const { body } = await upload(app, member, { name, bytes });
      expect(body.name).toBe(name);
      expect((await download(app, body.id, member.cookie)).bytes.equals(bytes)).toBe(true);
    }
  });

  it('puts on record who takes a document, and not who sees a picture', async () => {
    const { body } = await upload(app, member, { name: 'Deck.pdf', bytes: pdf() });
    const logo = await upload(app, member, { name: 'a.png', bytes: await png(), purpose: 'logo' });
    for (const id of [body.id, logo.body.id]) await download(app, id, member.cookie);
    await download(app, body.id, stranger.cookie);
    const recorded = await AuditEntries.find({ 'subject.id': { $in: [body.id, logo.body.id] } }).lean();
    const deeds = recorded.filter(({ action }) => action === 'file.downloaded');
    expect(deeds.map(({ subject }) => subject.id)).toEqual([body.id]);
  });

  it('rejects strangers before it reads, and viewers', async () => {
    expect((await upload(app, null, { name: 'a.pdf', bytes: pdf() })).status).toBe(401);
    expect(readdirSync(path.join(app.deps.config.KLAMMER_DATA_DIR, 'incoming'))).toEqual([]);
  });

  it('rejects what is no form, has no file, no purpose, or a file too large', async () => {
    const { cookie } = member;
    const json = await request(app, 'POST', '/api/files', { cookie, body: { purpose: 'logo' } });
    expect(json.status).toBe(415);
    const form = (fields: Record<string, string>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return fetch(`${app.url}/api/files`, { method: 'POST', body, headers: { cookie, origin: app.url } });
    };
    expect((await form({ purpose: 'logo' })).status).toBe(400);
    expect((await form({ purpose: 'world-domination' })).status).toBe(400);
    expect((await form({ 'a[b][c]': '1', purpose: 'logo' })).status).toBe(400);
    const large = { name: 'a.png', bytes: Buffer.alloc(6 * 1024 * 1024), purpose: 'logo' as const };
    expect((await upload(app, member, large)).status).toBe(413);
    const larger = { name: 'a.pdf', bytes: Buffer.alloc(21 * 1024 * 1024) };
    expect((await upload(app, member, larger)).status).toBe(413);
  });

  it('refuses other sites', async () => {
    const response = await fetch(`${app.url}/api/files`, {
      method: 'POST',
      headers: { cookie: member.cookie, origin: 'https://evil.example' },
      body: new FormData(),
    });
    expect(response.status).toBe(403);
  });
});

describe('the quota', () => {
  it('lets in no more than fits, however many come at once, and gives room back', async () => {
    const one = await buildMember(app);
    const bytes = Buffer.concat([pdf(), Buffer.alloc(300)]);
    const padded = Buffer.concat([
      Buffer.from('%PDF-1.4\n%'),
      Buffer.alloc(300_000, 'x'),
      Buffer.from('\n'),
      bytes,
    ]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => upload(app, one, { name: 'a.pdf', bytes: padded })),
    );
    const kept = answers.filter((answer) => answer.status === 201);
    expect(kept).toHaveLength(3);
    expect(answers.filter((answer) => answer.body.code === 'capacity-reached')).toHaveLength(5);
    expect(await usage(one)).toEqual({
      usedBytes: 3 * padded.length,
      quotaBytes: 1024 * 1024,
      files: 3,
    });
    const params = { id: kept[0]?.body.id ?? '' };
    expect((await call(app, 'files.discard', { params }, one.cookie)).status).toBe(204);
    expect((await call(app, 'files.discard', { params }, one.cookie)).status).toBe(404);
    expect((await usage(one)).files).toBe(2);
  });
});

describe('reading and discarding', () => {
  it('is for the own organisation only until the file is claimed', async () => {
    const { body } = await upload(app, member, { name: 'a.pdf', bytes: pdf() });
    expect((await download(app, body.id, member.cookie)).status).toBe(200);
    expect((await download(app, body.id, stranger.cookie)).status).toBe(404);
    expect((await download(app, body.id)).status).toBe(404);
    const params = { id: body.id };
    expect((await call(app, 'files.discard', { params }, stranger.cookie)).status).toBe(404);
    expect((await call(app, 'files.discard', { params })).status).toBe(401);
    expect((await call(app, 'files.usage', {})).status).toBe(401);
    expect((await request(app, 'GET', '/api/files/nothing')).status).toBe(404);
  });
});

describe('claiming', () => {
  it('takes only one’s own uploads for the same purpose, once', async () => {
    const { body } = await upload(app, member, { name: 'a.pdf', bytes: pdf(), purpose: 'deck' });
    const claim = (who: TestMember, as: { purpose: 'deck' | 'room'; ownerId: string }) =>
      claimFile(app.deps, actor(who), body.id, { ...as, ownerKind: 'test' });
    await expect(claim(stranger, { purpose: 'deck', ownerId: 'one' })).rejects.toThrow(/no such upload/);
    await expect(claim(member, { purpose: 'room', ownerId: 'one' })).rejects.toThrow(/no such upload/);
    await claim(member, { purpose: 'deck', ownerId: 'one' });
    await claim(member, { purpose: 'deck', ownerId: 'one' });
    await expect(claim(member, { purpose: 'deck', ownerId: 'two' })).rejects.toThrow(/used elsewhere/);
  });

  it('hands the question who may read it to the owner’s feature', async () => {
    const { body } = await upload(app, member, { name: 'a.pdf', bytes: pdf() });
    await claimFile(app.deps, actor(member), body.id, { ...owner, purpose: 'attachment' });
    const read = (mayRead: boolean) =>
      downloadFile(app.deps, { test: async () => mayRead }, null, body.id, 'large');
    expect((await read(true)).name).toBe('a.pdf');
    await expect(read(false)).rejects.toThrow();
    // No reader for this kind of owner is nobody.
    expect((await download(app, body.id, member.cookie)).status).toBe(404);
    expect((await call(app, 'files.discard', { params: { id: body.id } }, member.cookie)).status).toBe(404);
    await releaseFile(app.deps, body.id, { ...owner, ownerId: 'other' });
    expect((await read(true)).name).toBe('a.pdf');
    await releaseFile(app.deps, body.id, owner);
    await expect(read(true)).rejects.toThrow();
  });
});

describe('the sweep', () => {
  it.skipIf(REAL_BUCKET)(
    'removes what nobody claimed within a day, bytes and all, and nothing else',
    async () => {
      const one = await buildMember(app);
      const kept = await upload(app, one, { name: 'a.pdf', bytes: pdf() });
      const orphan = await upload(app, one, { name: 'b.png', bytes: await png() });
      await claimFile(app.deps, actor(one), kept.body.id, {
        ...owner,
        ownerId: 'kept',
        purpose: 'attachment',
      });
      await sweepFiles(app.deps);
      expect(onDisk().filter((file) => file.includes(orphan.body.id))).toHaveLength(2);
      app.setNow(new Date(Date.now() + 25 * 3600_000));
      await sweepFiles(app.deps);
      expect(onDisk().filter((file) => file.includes(orphan.body.id))).toEqual([]);
      expect(onDisk().filter((file) => file.includes(kept.body.id))).toHaveLength(1);
      expect((await usage(one)).files).toBe(1);
    },
  );
});

describe('the storage', () => {
  const bytes = Buffer.from('some bytes');
  const check = async (storage: FileStorage) => {
    const source = path.join(await mkdtemp(path.join(tmpdir(), 'klammer-blob-')), 'source');
    await writeFile(source, bytes);
    for (const content of [bytes, await openAsBlob(source)]) {
      await storage.put('abc-large.pdf', content, 'application/pdf');
      const read = await storage.get('abc-large.pdf');
      const parts: Uint8Array[] = [];
      for await (const part of read ?? []) parts.push(part);
      expect(Buffer.concat(parts).equals(bytes)).toBe(true);
      await storage.remove('abc-large.pdf');
    }
    await rm(path.dirname(source), { recursive: true });
    await storage.remove('abc-large.pdf');
    expect(await storage.get('abc-large.pdf')).toBeNull();
    await expect(async () => storage.put('../evil', bytes, 'text/plain')).rejects.toThrow('not a key');
  };

  it('keeps bytes where it is told to', () => check(app.deps.files));

  it.runIf(REAL_BUCKET)('says of a real server what is wrong with its key or its bucket', async () => {
    const storageAt = (change: (url: URL) => unknown) => {
      const url = new URL(REAL_BUCKET ?? '');
      change(url);
      return createStorage({ S3_URL: url.href, KLAMMER_DATA_DIR: '.' });
    };
    await storageAt(() => undefined).check();
    await expect(storageAt((url) => (url.password = 'wrong')).check()).rejects.toThrow('403');
    const missing = storageAt((url) => (url.pathname = '/there-is-no-such-bucket'));
    for (const ask of [() => missing.get('abc-large.pdf'), () => missing.remove('abc-large.pdf')])
      await expect(ask()).rejects.toThrow('NoSuchBucket');
  });

  it('keeps bytes in a bucket, with signed requests', async () => {
    const bucket = await startBucket();
    await check(createStorage({ S3_URL: bucket.url, KLAMMER_DATA_DIR: '.' }));
    expect(bucket.signatures.length).toBeGreaterThan(3);
    for (const signature of bucket.signatures)
      expect(signature).toMatch(
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/s3\/aws4_request/,
      );
    await bucket.close();
  });
});
