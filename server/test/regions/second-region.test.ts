import { readFile } from 'node:fs/promises';
import { labelOf } from '@klammer/contracts/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WHOLE } from '../../src/app.ts';
import { addWorkingDays } from '../../src/features/introductions/working-days.ts';
import { regionOfCity } from '../../src/import/places.ts';
import { call, request, startApp, type TestApp } from '../app.ts';
import { buildMember, type TestMember } from '../factories.ts';

let app: TestApp;
let startup: TestMember;
let company: TestMember;
beforeAll(async () => {
  app = await startApp({ env: { KLAMMER_REGION: 'leipzig' } });
  startup = await buildMember(app, {
    name: 'Plagwitzer Sensorik',
    fields: { place: { region: 'leipzig-suedwest', city: 'Leipzig' } },
  });
  company = await buildMember(app, {
    kind: 'company',
    name: 'Lindenauer Werke',
    fields: { place: { region: 'leipzig-alt-west', city: 'Leipzig' } },
  });
  await app.indexer.catchUp();
});
afterAll(() => app.close());

describe('the app with the region file of another city', () => {
  it('tells pages its name, districts, colours and logo', async () => {
    const { body } = await call(app, 'region.read', {});
    expect(body).toMatchObject({
      name: { de: 'Leipzig', en: 'Leipzig' },
      association: 'Wirtschaftsverein Leipzig (Beispiel)',
      colours: { light: '#00539b', dark: '#7fb8ff' },
      logo: '/api/region/logo',
    });
    expect(body.places.filter(({ level }) => level === 'district')).toHaveLength(10);
    const logo = await request(app, 'GET', '/api/region/logo');
    expect(logo.headers.get('content-type')).toContain('image/svg+xml');
    expect(logo.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('takes its districts in profiles, and those of the other city for a mistake', async () => {
    const { body } = await call(app, 'profiles.mine', {}, startup.cookie);
    expect(body.profile.place).toEqual({ region: 'leipzig-suedwest', city: 'Leipzig' });
    const changed = await call(
      app,
      'profiles.update',
      {
        params: { id: startup.organisationId },
        body: { revision: body.profile.revision, place: { region: 'duisburg-mitte', city: '' } },
      },
      startup.cookie,
    );
    expect(changed.status).toBe(400);
    expect(JSON.stringify(changed.body)).toContain('is no code of the vocabulary regions');
    expect(labelOf('regions', 'leipzig-suedwest', 'de')).toBe('Leipzig-Südwest');
  });

  it('matches by its places and says so', async () => {
    const { body } = await call(app, 'matches.list', { query: {} }, startup.cookie);
    const match = body.items.find(({ profile }) => profile.id === company.organisationId);
    expect(match?.reasonsForYou.map(({ de }) => de)).toContain('Beide in Leipzig.');
  });

  it('finds by district, and by everything the district lies in', async () => {
    for (const region of ['leipzig-suedwest', 'DED5', 'DED', 'DE']) {
      const { body } = await call(app, 'search.profiles', { query: { region } });
      expect(body.hits.map(({ profile }) => profile.id)).toContain(startup.organisationId);
    }
    const elsewhere = await call(app, 'search.profiles', { query: { region: 'leipzig-nord' } });
    expect(elsewhere.body.hits.map(({ profile }) => profile.id)).not.toContain(startup.organisationId);
    expect((await request(app, 'GET', '/api/search/profiles?region=duisburg-mitte')).status).toBe(400);
  });

  it('takes its own start-ups as members free of charge, and nobody from elsewhere', async () => {
    const { plans } = (await call(app, 'membership.offer', {}, startup.cookie)).body;
    const plan = plans.find(({ key }) => key === 'startup');
    expect(plan?.text.de).toContain('mit Sitz in Leipzig');
    expect(plan?.places.every((code) => code.startsWith('leipzig-'))).toBe(true);

    const elsewhere = await buildMember(app, { fields: { place: { region: 'DEE', city: 'Halle' } } });
    const faults = async (of: TestMember) => {
      const { body } = await call(app, 'membership.own', {}, of.cookie);
      return body.faults['startup'];
    };
    expect(await faults(startup)).toEqual([]);
    expect(await faults(elsewhere)).toEqual(['place']);
  });

  it('counts Saxony’s holidays, not those of North Rhine-Westphalia', () => {
    // 18 November 2026 is the Day of Repentance there; All Saints, a holiday on the Rhine, is a working day.
    expect(addWorkingDays(new Date('2026-11-17T10:00:00Z'), 1).toISOString()).toBe(
      '2026-11-19T10:00:00.000Z',
    );
    expect(addWorkingDays(new Date('2027-10-29T10:00:00Z'), 1).toISOString()).toBe(
      '2027-11-01T10:00:00.000Z',
    );
  });

  it('imports by its towns', () => {
    expect(regionOfCity('Markkleeberg')).toBe('DED5');
    expect(regionOfCity('Gohlis')).toBe('leipzig-nord');
    expect(regionOfCity('Kamp-Lintfort')).toBeUndefined();
  });

  it('names nothing of the other city in mails, and has its own colours in them', async () => {
    const { places } = JSON.parse(
      await readFile(new URL('../../../regions/duisburg.json', import.meta.url), 'utf8'),
    ) as { places: { level: string; label: { de: string }; synonyms: string[] }[] };
    const districts = places
      .filter(({ level }) => level === 'district')
      .flatMap(({ label, synonyms }) => [...label.de.split(/[/-]/), ...synonyms])
      .filter((name) => name.length > 5);
    expect(districts).toContain('Ruhrort');
    const foreign = new RegExp(`duisburg|startport|${districts.join('|')}`, 'i');
    for (const mail of WHOLE.mails)
      for (const { subject, text, html = '' } of [mail.preview('de'), mail.preview('en')]) {
        expect(`${subject} ${text}`).not.toMatch(foreign);
        expect(html).toContain('.act{display:inline-block;background:#00539b');
        expect(html).not.toMatch(/#(b23a05|c23c06|ff8a4f)/);
      }
  });

  it('takes its name for too easy a password', async () => {
    const { status } = await request(app, 'POST', '/api/auth/sign-up/email', {
      body: { name: 'Max', email: 'max@example.org', password: 'leipzigleipzig-sachsen' },
    });
    expect(status).toBe(400);
  });
});
