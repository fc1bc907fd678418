import { expect, test } from 'vitest';
import type { Setting } from '../setting.ts';

const FIRMS = [
  {
    id: 'h2',
    name: 'Hydrolink',
    headline: 'Wasserstoff für den Hafen',
    description: 'Wir bauen Wasserstoffspeicher und planen die Versorgung der Lösungen.',
  },
  {
    id: 'ml',
    name: 'Deepfab',
    headline: 'machine learning in factories',
    description: 'Cameras find scrap early.',
  },
  {
    id: 'pay',
    name: 'Klarpay',
    headline: 'payments for marketplaces',
    description: 'Companies are paid on time.',
  },
  { id: 'pruef', name: 'Prüfwerk', headline: 'Prüfung von Brücken', description: 'Sensors on bridges.' },
  {
    id: 'log',
    name: 'Binnenlog',
    headline: 'Logistik am Wasser',
    description: 'Kreislaufwirtschaft auf dem Rhein.',
  },
  {
    id: 'fast',
    name: 'Straßenmeister',
    headline: 'Straßenbau',
    description: 'Roads and bridges made faster.',
  },
];

/** Words, typos, prefixes, both languages. */
export function testWords(setting: () => Setting): void {
  const first = async (index: string, q: string): Promise<string | undefined> =>
    (await setting().ids(index, q))[0];

  test('finds a word whatever its case and diacritics', async () => {
    const index = await setting().index(FIRMS);
    for (const q of ['prüfung', 'PRÜFUNG', 'prufung', 'Pruefung'])
      expect(await first(index, q), q).toBe('pruef');
    for (const q of ['straßenbau', 'strassenbau', 'STRASSENBAU'])
      expect(await first(index, q), q).toBe('fast');
  });

  test('forgives one typo from five characters and two from nine', async () => {
    const index = await setting().index([
      { id: 'four', name: 'kiwi' },
      { id: 'five', name: 'mango' },
      { id: 'eight', name: 'zucchini' },
      { id: 'nine', name: 'artischok' },
    ]);
    const misses: [string, string[]][] = [
      ['kuwi ', []],
      ['mamgo ', ['five']],
      ['mambo ', []],
      ['zuchini ', ['eight']],
      ['zuxxhini ', []],
      ['artxschxk ', ['nine']],
      ['xrtxschxk ', []],
    ];
    for (const [q, found] of misses) expect(await setting().ids(index, q), q).toEqual(found);
  });

  test('counts swapped neighbours as one typo and a wrong first letter as two', async () => {
    const index = await setting().index([
      { id: 'five', name: 'mango' },
      { id: 'nine', name: 'artischok' },
    ]);
    expect(await setting().ids(index, 'magno ')).toEqual(['five']);
    expect(await setting().ids(index, 'tango ')).toEqual([]);
    expect(await setting().ids(index, 'xrtischok ')).toEqual(['nine']);
    expect(await setting().ids(index, 'xrtischox ')).toEqual([]);
  });

  test('takes only the last word as unfinished', async () => {
    const index = await setting().index([
      { id: 'a', name: 'harbour crane' },
      { id: 'b', name: 'harvest moon' },
    ]);
    expect((await setting().ids(index, 'har')).toSorted()).toEqual(['a', 'b']);
    expect(await setting().ids(index, 'crane harb')).toEqual(['a']);
    expect(await setting().ids(index, 'har moon', { match: 'all' })).toEqual([]);
  });

  test('ranks a hit in an earlier field higher', async () => {
    const index = await setting().index([
      { id: 'third', name: 'one', headline: 'two', description: 'lantern' },
      { id: 'second', name: 'one', headline: 'lantern', description: 'two' },
      { id: 'first', name: 'lantern', headline: 'one', description: 'two' },
    ]);
    expect(await setting().ids(index, 'lantern')).toEqual(['first', 'second', 'third']);
  });

  test('looks only in the fields asked for', async () => {
    const index = await setting().index(FIRMS);
    expect(await setting().ids(index, 'bridges', { searchOn: ['name'] })).toEqual([]);
    expect((await setting().ids(index, 'bridges', { searchOn: ['description'] })).length).toBe(2);
    await expect(setting().find(index, 'x', { searchOn: ['secret'] })).rejects.toMatchObject({
      code: 'invalid_query',
    });
  });

  test('puts documents with all words before those with some, and asks for all where told', async () => {
    const index = await setting().index([
      {
        id: 'all',
        name: 'x',
        description: 'a green crane stands at the quay where many other things stand and wait',
      },
      { id: 'some', name: 'green', headline: 'green green', description: 'green' },
    ]);
    expect(await setting().ids(index, 'green crane')).toEqual(['all', 'some']);
    expect(await setting().ids(index, 'green crane', { match: 'all' })).toEqual(['all']);
  });

  test('finds other inflections in both languages', async () => {
    const index = await setting().index(FIRMS);
    for (const [q, id] of [
      ['company', 'pay'],
      ['payment', 'pay'],
      ['factory', 'ml'],
      ['Lösung', 'h2'],
      ['Brücke', 'pruef'],
      ['Versorgungen', 'h2'],
    ] as const) {
      expect(await first(index, `${q} `), q).toBe(id);
    }
  });

  test('finds parts of compounds, and compounds written as two words', async () => {
    const index = await setting().index(FIRMS);
    expect(await first(index, 'Speicher ')).toBe('h2');
    expect(await first(index, 'Wasserstoff Speicher')).toBe('h2');
    expect(await first(index, 'Kreislauf Wirtschaft')).toBe('log');
  });

  test('finds what all parts of a compound mean in the other language before what one of them does', async () => {
    const index = await setting().index([
      { id: 'car', name: 'Loans for drivers' },
      { id: 'app', name: 'Learning for students', headline: 'students' },
      { id: 'both', name: 'Money for classes', headline: 'student loans' },
    ]);
    expect(await first(index, 'Studentenkredit ')).toBe('both');
    const sole = await setting().index([
      { id: 'app', name: 'Students', headline: 'Students learn with students' },
      { id: 'loan', name: 'Loans for students' },
    ]);
    expect(await first(sole, 'Studentenkredit ')).toBe('loan');
  });

  test('reads an unknown compound as the part of it that the vocabulary knows', async () => {
    const index = await setting().index([
      { id: 'fraud', name: 'Fraud hunters' },
      { id: 'sleep', name: 'Sleep coach' },
      { id: 'boat', name: 'Ferries' },
    ]);
    expect(await setting().ids(index, 'Betrugsabwehrschirm ')).toEqual(['fraud']);
    expect(await setting().ids(index, 'Sekundenschlaf ')).toEqual(['sleep']);
  });

  test('finds synonyms both ways, across the languages and of several words', async () => {
    const index = await setting().index(FIRMS);
    for (const [q, id] of [
      ['hydrogen', 'h2'],
      ['maschinelles Lernen', 'ml'],
      ['Zahlungen', 'pay'],
      ['logistics', 'log'],
      ['circular economy', 'log'],
      ['Kameras', 'ml'],
    ] as const) {
      expect(await first(index, `${q} `), q).toBe(id);
    }
  });

  test('reads a word with no neighbour in the index as the nearest one of the vocabulary', async () => {
    const index = await setting().index([
      { id: 'gas', name: 'Hydrolink', headline: 'hydrogen for the port' },
      { id: 'wages', name: 'Lohnklar', headline: 'payroll for small firms' },
      { id: 'name', name: 'Wassersport', headline: 'boats' },
    ]);
    expect(await first(index, 'Lhonabrechnung ')).toBe('wages');
    expect(await first(index, 'Hydroling ')).toBe('gas');
    // The index has a word spelt nearly so: that is meant, not what a guess would find.
    expect(await first(index, 'Wasserspor ')).toBe('name');
    expect(await first(index, 'Wasserstofe ')).toBe('gas');
  });

  test('marks matches, and script text stays text', async () => {
    const index = await setting().index([
      { id: 'x', name: '<script>alert("x")</script> & harbour \uE000\uE001', headline: 'no match' },
    ]);
    const { hits } = await setting().find(index, 'harbour', { highlight: ['name', 'headline'] });
    const { name = '', headline } = hits[0]?.highlights ?? {};
    expect(name).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; <mark>harbour</mark>');
    expect(name.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
    expect(headline).toBeUndefined();
  });

  test('answers a query of absurd length like its beginning', async () => {
    const index = await setting().index(FIRMS);
    const absurd = `Wasserstoff ${Array.from({ length: 5000 }, (_, i) => `nichtda${i}`).join(' ')}`;
    expect(await first(index, absurd)).toBe('h2');
    expect((await setting().find(index, 'x'.repeat(50_000))).total).toBe(0);
  });

  test('gives scores from 0 to 1 that fall', async () => {
    const index = await setting().index(FIRMS);
    for (const q of ['', 'bridges', 'wasser bridges payments', 'prufwrk', 'a']) {
      const scores = (await setting().find(index, q)).hits.map((hit) => hit.score);
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });
}
