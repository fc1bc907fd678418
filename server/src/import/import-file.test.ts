import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectEmbedded, createIndexes, type Database } from '../db/connect.ts';
import { addMember } from '../features/organisations/service.ts';
import { findImported, type ProfileDoc } from '../features/profiles/service.ts';
import { importFile, type ImportOptions, type Summary } from './import-file.ts';
import { type RowError } from './read-row.ts';

/** A reason by its English words. */
const en = (words: unknown): unknown => expect.objectContaining({ en: words });

let database: Database;
let folder = '';
let errors: RowError[] = [];
const now = new Date('2027-03-01T08:00:00Z');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'import-'));
  database = await connectEmbedded(':memory:');
  await createIndexes();
});
beforeEach(async () => {
  errors = [];
  for (const model of Object.values(mongoose.models)) await model.deleteMany({});
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function run(content: string, options: Partial<ImportOptions> = {}): Promise<Summary> {
  const file = path.join(folder, 'list.csv');
  await writeFile(file, content);
  const onError = (error: RowError): number => errors.push(error);
  return importFile(
    { now: () => now },
    {
      file,
      kind: 'startup',
      source: 'list',
      dryRun: false,
      onError,
      onProgress: () => undefined,
      ...options,
    },
  );
}

async function stored(id: string, kind = 'startup', source = 'list'): Promise<ProfileDoc> {
  const key = [source, kind, id].join(':');
  const doc = (await findImported([key])).get(key);
  if (!doc) throw new Error(`${key} is not stored`);
  return doc;
}

async function dump(): Promise<unknown> {
  const collections = ['organisations', 'profiles'];
  return Promise.all(
    collections.map((name) => mongoose.connection.collection(name).find().sort({ _id: 1 }).toArray()),
  );
}

const LIST = `Nr;Name;Kurzbeschreibung;Bedarf;Ort
1;Kaimauer GmbH;Wir messen Kaimauern;Pilotkunde;Moers
2;Müller & Söhne;Wir bauen Kräne;Kapital|Daten;Kleve
`;

test('makes of every row an organisation with a published profile that search does not know yet', async () => {
  const { counts } = await run(LIST);
  expect(counts).toMatchObject({ rows: 2, created: 2, failed: 0, drafts: 0 });
  const profile = await stored('2');
  expect(profile).toMatchObject({
    name: 'Müller & Söhne',
    slug: 'mueller-soehne',
    kind: 'startup',
    status: 'published',
    publishedAt: now,
    confirmedAt: now,
    demonstration: false,
    headline: { de: 'Wir bauen Kräne', en: '' },
    needs: [
      { code: 'capital', urgency: 'soon' },
      { code: 'data', urgency: 'soon' },
    ],
  });
  expect(profile.search?.dirty).toBeDefined();
  const organisation = await mongoose.connection
    .collection('organisations')
    .findOne({ slug: 'mueller-soehne' });
  expect(organisation).toMatchObject({
    _id: profile._id,
    name: 'Müller & Söhne',
    kind: 'startup',
    demonstration: false,
  });
});

test('changes nothing when the same list comes again', async () => {
  await run(LIST);
  const before = await dump();
  const { counts } = await run(LIST);
  expect(counts).toMatchObject({ rows: 2, created: 0, updated: 0, unchanged: 2 });
  expect(await dump()).toEqual(before);
});

test('changes what is different in a list and only what the list speaks about', async () => {
  await run('Nr;Name;Kurzbeschreibung;Headline;Bedarf;Ort\n1;Alt;Deutsch;English;Kapital;Moers\n');
  const before = await stored('1');
  const { counts } = await run('Nr;Name;Kurzbeschreibung;Ort\n1;Neu;Anders;\n');
  expect(counts).toMatchObject({ created: 0, updated: 1 });
  const after = await stored('1');
  expect(after).toMatchObject({
    name: 'Neu',
    slug: 'alt',
    headline: { de: 'Anders', en: 'English' },
    needs: [{ code: 'capital' }],
    place: null,
    revision: before.revision + 1,
  });
  expect(after.search?.dirty).not.toEqual(before.search?.dirty);
  const organisation = await mongoose.connection.collection('organisations').findOne({ _id: after._id });
  expect(organisation).toMatchObject({ name: 'Neu', slug: 'alt' });
});

test('leaves a profile alone once its organisation has members', async () => {
  await run(LIST);
  await addMember(String((await stored('1'))._id), new mongoose.Types.ObjectId().toHexString(), 'owner', now);
  const { counts } = await run(LIST.replaceAll('Wir', 'Sie'));
  expect(counts).toMatchObject({ claimed: 1, updated: 1 });
  expect((await stored('1')).headline.de).toBe('Wir messen Kaimauern');
});

test('keeps a profile without headline or without need and offer as a draft, and publishes it when they come', async () => {
  expect((await run('Nr;Name;Bedarf\n1;Kaimauer;Kapital\n')).counts.drafts).toBe(1);
  expect(await stored('1')).toMatchObject({ status: 'draft' });
  expect((await run('Nr;Name;Kurzbeschreibung\n1;Kaimauer;Da\n')).counts.drafts).toBe(0);
  expect(await stored('1')).toMatchObject({ status: 'published', publishedAt: now });
});

test('reports every bad row with line and column and imports the rest', async () => {
  const { counts } = await run(`Nr;Name;Bedarf;Phase
1;Gut;Kapital;Seed
2;;Kapital;Seed
3;Schlecht;Geldregen;irgendwann
1;Noch einmal;Kapital;Seed
4;Auch gut;;
`);
  expect(counts).toMatchObject({ rows: 5, created: 2, failed: 3 });
  expect(errors).toEqual([
    { line: 3, column: 'Name', reason: en('is empty') },
    { line: 4, column: 'Bedarf', reason: en(expect.stringContaining('“Geldregen”')) },
    { line: 4, column: 'Phase', reason: en(expect.stringContaining('“irgendwann”')) },
    { line: 5, column: null, reason: en('is the same organisation as line 2') },
  ]);
});

test('imports the rows before a quotation mark that is never closed', async () => {
  const { counts, cutOff } = await run('Nr;Name\n1;Gut\n2;"offen\n3;Dahinter\n');
  expect(counts).toMatchObject({ created: 1 });
  expect(cutOff?.en).toContain('Line 3');
  expect(cutOff?.de).toContain('Zeile 3');
});

test('writes nothing in a dry run and reports the same errors', async () => {
  const content = `${LIST}3;;Ohne Namen;Kapital;Wesel\n`;
  const { counts } = await run(content, { dryRun: true });
  expect(counts).toMatchObject({ rows: 3, created: 0, failed: 1 });
  expect(await dump()).toEqual([[], []]);
  const dryErrors = errors.splice(0);
  await run(content);
  expect(dryErrors).toEqual(errors);
});

test('gives organisations of the same name addresses of their own', async () => {
  await run('Nr;Name\n1;Hafen\n2;Hafen\n');
  await run('Nr;Name\n3;Hafen\n');
  const slugs = await Promise.all(['1', '2', '3'].map(async (id) => (await stored(id)).slug));
  expect(slugs[0]).toBe('hafen');
  expect(new Set(slugs).size).toBe(3);
  for (const slug of slugs) expect(slug).toMatch(/^hafen(-[0-9a-f]{6})?$/);
});

test('tells the same number in different lists and of different kinds apart', async () => {
  await run('Nr;Name\n1;Eine\n');
  await run('Nr;Name\n1;Andere\n', { source: 'wettbewerb' });
  await run('Nr;Name\n1;Dritte\n', { kind: 'company' });
  expect(
    [await stored('1'), await stored('1', 'startup', 'wettbewerb'), await stored('1', 'company')].map(
      (one) => one.name,
    ),
  ).toEqual(['Eine', 'Andere', 'Dritte']);
});

test('finishes what a run left that was cut off between organisation and profile', async () => {
  await run(LIST);
  await mongoose.connection.collection('profiles').deleteMany({ slug: 'kaimauer-gmbh' });
  expect((await run(LIST)).counts).toMatchObject({ created: 1, unchanged: 1 });
  expect(await stored('1')).toMatchObject({ slug: 'kaimauer-gmbh' });
});

test('imports more rows than fit in one batch, whatever the order of batches', async () => {
  const rows = Array.from({ length: 1203 }, (_, at) => `${at};Hafen ${at % 600}`).join('\n');
  expect((await run(`Nr;Name\n${rows}\n`)).counts).toMatchObject({ rows: 1203, created: 1203, drafts: 1203 });
  expect(await mongoose.connection.collection('profiles').countDocuments()).toBe(1203);
});
