import { expect, test } from 'vitest';
import { layOut } from './layout.ts';
import { readRow, type ReadRow, type RowError } from './read-row.ts';

/** A reason by its English words. */
const en = (words: unknown): unknown => expect.objectContaining({ en: words });

type Kind = Parameters<typeof layOut>[0];

function read(kind: Kind, cells: Record<string, string>): ReadRow | RowError[] {
  return readRow(layOut(kind, Object.keys(cells)), { line: 2, cells: Object.values(cells) });
}

function fieldsOf(kind: Kind, cells: Record<string, string>): ReadRow['fields'] {
  const row = read(kind, cells);
  if (Array.isArray(row)) throw new Error(JSON.stringify(row));
  return row.fields;
}

test('reads a start-up under German headers', () => {
  const fields = fieldsOf('startup', {
    Name: 'Kaimauer GmbH',
    Kurzbeschreibung: 'Wir messen Kaimauern',
    Bedarf: 'Pilotkunde: im Hafen | Kapital',
    Angebot: 'Messdaten',
    Themen: 'Sensorik|KI',
    Branchen: 'Hafen',
    Phase: 'Frühphase',
    Teamgröße: '1.200',
    Gründungsjahr: '31.12.2021',
    Ort: 'Dinslaken',
    Webseite: 'kaimauer.example',
    Kapitalbedarf: '1,5 Mio €',
    Instrumente: 'Wandeldarlehen',
  });
  expect(fields).toMatchObject({
    headline: { de: 'Wir messen Kaimauern', en: '' },
    needs: [
      { code: 'pilot-customer', note: { de: 'im Hafen', en: '' }, urgency: 'soon' },
      { code: 'capital', note: { de: '', en: '' } },
    ],
    offers: [{ code: 'data' }],
    topics: ['iot', 'ai'],
    industries: ['H'],
    stage: 'start-up',
    teamSize: 1200,
    foundedYear: 2021,
    place: { city: 'Dinslaken', region: 'DEA1' },
    website: 'https://kaimauer.example',
    raising: { amountEur: 1_500_000, instruments: ['convertible'] },
  });
});

test('reads a start-up under English headers, in any spelling of case and hyphens', () => {
  const fields = fieldsOf('startup', {
    'COMPANY NAME': 'Quay Ltd',
    headline: 'We measure quays',
    'Description (German)': 'Auf Deutsch',
    needs: 'pilot-customer|funding',
    'team-size': '12',
    Topics: 'machine learning',
    Industry: 'logistics',
    Region: 'Netherlands',
    Raising: 'EUR 250,000',
  });
  expect(fields).toMatchObject({
    name: 'Quay Ltd',
    headline: { de: '', en: 'We measure quays' },
    description: { de: 'Auf Deutsch', en: '' },
    needs: [{ code: 'pilot-customer' }, { code: 'capital' }],
    teamSize: 12,
    topics: ['ai'],
    industries: ['H'],
    place: { region: 'NL', city: '' },
    raising: { amountEur: 250_000 },
  });
});

test('reads how an investor invests and how a company sources', () => {
  expect(
    fieldsOf('investor', {
      Name: 'Ruhrgeld',
      'Ticket bis': '250 T€',
      Investitionsphasen: 'Seed|Wachstum',
      Zielregionen: 'NRW',
      Instrumente: 'Beteiligung',
    }).investing,
  ).toMatchObject({
    ticketMinEur: 0,
    ticketMaxEur: 250_000,
    stages: ['seed', 'growth'],
    regions: ['DEA'],
    instruments: ['equity'],
  });
  expect(
    fieldsOf('company', { Name: 'Hütte AG', Programme: 'Gründerzimmer', 'Budget bis': '50k' }).sourcing,
  ).toEqual({
    programmes: { de: 'Gründerzimmer', en: '' },
    procurement: { de: '', en: '' },
    budgetMinEur: null,
    budgetMaxEur: 50_000,
  });
});

test('reports everything that is wrong with a row, under the headers of the file', () => {
  const errors = read('startup', {
    ID: '',
    Firma: '',
    Bedarf: 'Kapitall|Pilotkunde',
    Phase: 'irgendwann',
    Gründungsjahr: '31.02.2021',
    Teamgröße: 'viele',
    Kapitalbedarf: 'einiges',
    Ort: 'Atlantis',
    Slogan: 'x'.repeat(141),
    Sichtbarkeit: 'halb',
  });
  expect(errors).toEqual([
    {
      line: 2,
      column: 'Bedarf',
      reason: en('“Kapitall” is not in the list of needs; did you mean “capital”?'),
    },
    { line: 2, column: 'Phase', reason: en('“irgendwann” is not in the list of stages') },
    {
      line: 2,
      column: 'Gründungsjahr',
      reason: en('“31.02.2021” is not a year like 2021 or a date like 31.12.2021'),
    },
    { line: 2, column: 'Teamgröße', reason: en('“viele” is not a whole number') },
    {
      line: 2,
      column: 'Kapitalbedarf',
      reason: en('“einiges” is not an amount like 250.000, 250,000, 250 T€ or 1,5 Mio'),
    },
    { line: 2, column: 'Ort', reason: en(expect.stringContaining('region of “Atlantis”')) },
    { line: 2, column: 'ID', reason: en(expect.stringContaining('is empty')) },
    { line: 2, column: 'Firma', reason: en('is empty') },
    { line: 2, column: 'Slogan', reason: en('is more than 140 characters') },
    { line: 2, column: 'Sichtbarkeit', reason: en('is none of public, members, anonymous') },
  ]);
});

test('says so in German too, whoever says it: a reader, the row or the contract', () => {
  const errors = read('startup', {
    ID: '7',
    Firma: '',
    Teamgröße: 'viele',
    Slogan: 'x'.repeat(141),
    Web: 'http:',
  });
  expect(Array.isArray(errors) && errors.map(({ reason }) => reason.de)).toEqual([
    '„viele“ ist keine ganze Zahl',
    'ist leer',
    'ist mehr als 140 Zeichen',
    'muss eine Webadresse sein, die mit https:// beginnt',
  ]);
});

test('says which value is missing when the file has no column for it', () => {
  expect(read('investor', { Name: 'Ruhrgeld', Investitionsphasen: 'Seed' })).toContainEqual({
    line: 2,
    column: null,
    reason: en('investing.ticketMaxEur: is empty'),
  });
});

test('refuses a row with more cells than the header and takes one with fewer', () => {
  const layout = layOut('company', ['Name', 'Ort']);
  expect(readRow(layout, { line: 9, cells: ['A & B', 'Moers', 'rest'] })).toEqual([
    { line: 9, column: null, reason: en(expect.stringContaining('more cells than the header')) },
  ]);
  expect(readRow(layout, { line: 9, cells: ['A & B', 'Moers', ''] })).toMatchObject({
    fields: { name: 'A & B' },
  });
  expect(readRow(layout, { line: 9, cells: ['A & B'] })).toMatchObject({ fields: { place: null } });
});

test('keys rows by their names where the list has no column for keys', () => {
  expect(read('company', { Name: 'Müller & Söhne' })).toMatchObject({ id: 'mullersohne' });
  expect(read('company', { Nr: '7', Name: 'Müller & Söhne' })).toMatchObject({ id: '7' });
});

test('names what a file speaks about, texts by language and groups as a whole', () => {
  expect(layOut('startup', ['Nr', 'Name', 'Beschreibung', 'Ort', 'Region', 'Notizen'])).toMatchObject({
    given: ['name', 'description.de', 'place'],
    ignored: ['Notizen'],
  });
});

test('refuses a file without names and one with two columns of the same meaning', () => {
  expect(() => layOut('startup', ['Ort'])).toThrow('The column “Name” is missing');
  expect(() => layOut('startup', ['Name', 'Stadt', 'Ort'])).toThrow('“Stadt” and “Ort” mean the same');
});
