import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRegionFile } from './read-file.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../../regions');

/** A region file that anything may be done to. */
interface Loose {
  name?: unknown;
  timeZone: string;
  association: string;
  holidays: { state: string | null };
  places: [Loosely, Loosely, ...Loosely[]];
  colours: unknown;
  memberPlaces: string[];
  districts: string[];
}
interface Loosely {
  code: string;
  parent: string;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'klammer-region-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Reads the shipped file after a change of it. */
async function readChanged(change: (file: Loose) => void): Promise<unknown> {
  const file = JSON.parse(await readFile(path.join(SHIPPED, 'duisburg.json'), 'utf8')) as Loose;
  change(file);
  const at = path.join(folder, 'changed.json');
  await writeFile(at, JSON.stringify(file));
  return readRegionFile(at);
}

it('reads every file that is shipped, by its name', async () => {
  const names = (await readdir(SHIPPED)).filter((name) => name.endsWith('.json'));
  expect(names.length).toBeGreaterThanOrEqual(2);
  for (const name of names) {
    const { file, folder: found } = await readRegionFile(name.slice(0, -5));
    expect(`${file.key}.json`).toBe(name);
    expect(found).toBe(SHIPPED);
  }
});

it('names the regions there are where one is not known', async () => {
  await expect(readRegionFile('atlantis')).rejects.toThrow(
    /KLAMMER_REGION was “atlantis”: .*cannot be read \(ENOENT\)\. Allowed are duisburg, leipzig, or the path/,
  );
});

it('says what is no JSON', async () => {
  const at = path.join(folder, 'broken.json');
  await writeFile(at, '{"key": ');
  await expect(readRegionFile(at)).rejects.toThrow(/broken\.json \(KLAMMER_REGION\) is no JSON/);
});

it.each<[string, (file: Loose) => void, RegExp]>([
  ['a missing name', (file) => delete file.name, /name is missing/],
  [
    'a time zone of its own',
    (file) => (file.timeZone = 'Europe/Ruhr'),
    /timeZone was “Europe\/Ruhr”: must be a time zone like/,
  ],
  ['an unknown state', (file) => (file.holidays = { state: 'NRW' }), /holidays\.state was “NRW”.*NW/],
  ['no holidays', (file) => (file.holidays = { state: null }), /holidays: names neither a state nor days/],
  [
    'a parent that is not there',
    (file) => (file.places[0].parent = 'DEA9'),
    /places\[0\]\.parent was “DEA9”: “DEA9” is none of the places: duisburg-walsum, /,
  ],
  [
    'a place in itself',
    (file) => file.places.forEach((one) => one.code === 'DE' && (one.parent = 'DEA')),
    /places\[\d+\]\.parent was “DEA”: leads back to the place itself/,
  ],
  [
    'a code twice',
    (file) => (file.places[1].code = 'duisburg-walsum'),
    /places\[1\]\.code was “duisburg-walsum”: “duisburg-walsum” is there twice/,
  ],
  [
    'a code with blanks',
    (file) => (file.places[0].code = 'Duisburg Süd'),
    /places\[0\]\.code was “Duisburg Süd”: must be letters and digits/,
  ],
  [
    'an accent that is too faint',
    (file) => (file.colours = { light: '#ffcc00', dark: '#ff8a4f' }),
    /colours\.light was “#ffcc00”: is too faint in the light theme: accent on paper 1\.4, /,
  ],
  [
    'seats that are no places',
    (file) => (file.memberPlaces = ['essen']),
    /memberPlaces\[0\] was “essen”: “essen” is none of the places/,
  ],
  ['a word it does not know', (file) => (file.districts = []), /Unrecognized key: "districts"/],
])('refuses %s, saying where and what is allowed', async (_what, change, complaint) => {
  await expect(readChanged(change)).rejects.toThrow(complaint);
});

it('says everything that is wrong at once', async () => {
  await expect(
    readChanged((file) => {
      file.association = '';
      file.timeZone = 'Mars';
    }),
  ).rejects.toThrow(/association.*\n.*timeZone/);
});
