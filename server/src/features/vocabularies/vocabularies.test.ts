import { labelOf, offeredCodes, type EditedVocabulary } from '@klammer/contracts/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';

let app: TestApp;
let operator: TestPerson;
let member: TestMember;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  member = await buildMember(app, { fields: { topics: ['hydrogen'] } });
  await app.indexer.catchUp();
});
afterAll(() => app.close());

const list = async (vocabulary: EditedVocabulary) =>
  (await call(app, 'vocabularies.list', { params: { vocabulary } }, operator.cookie)).body;
const find = async (vocabulary: EditedVocabulary, code: string) =>
  (await list(vocabulary)).items.find((one) => one.code === code);
const words = (de: string, more: object = {}) => ({ label: { de, en: de }, ...more });

/** Adds or changes with the newest revision. */
async function write(
  how: 'add' | 'change',
  vocabulary: EditedVocabulary,
  code: string,
  body: ReturnType<typeof words>,
  cookie = operator.cookie,
) {
  const { revision } = await list(vocabulary);
  return call(
    app,
    `vocabularies.${how}`,
    { params: { vocabulary, code }, body: { ...body, revision } },
    cookie,
  );
}
const search = async (q: string) =>
  (await call(app, 'search.profiles', { query: { q } })).body.hits.map(({ profile }) => profile.id);

describe('the words of a concept', () => {
  it('are changed, found by after the index made itself anew, and given back', async () => {
    const synonyms = ['Wasserstoff', 'Knallgastechnik'];
    expect(await search('Knallgastechnik')).toEqual([]);
    const changed = await write('change', 'topics', 'hydrogen', words('H2-Wirtschaft', { synonyms }));
    expect(changed.status).toBe(200);
    expect(labelOf('topics', 'hydrogen', 'de')).toBe('H2-Wirtschaft');
    await expect
      .poll(async () => (await call(app, 'vocabularies.indexing', {}, operator.cookie)).body)
      .toMatchObject({ running: false, share: null });
    expect(await search('Knallgastechnik')).toContain(member.organisationId);
    expect(await search('H2-Wirtschaft')).toContain(member.organisationId);
    expect(await find('topics', 'hydrogen')).toMatchObject({ changed: true, origin: 'product', uses: 1 });

    const { revision } = await list('topics');
    const params = { vocabulary: 'topics' as const, code: 'hydrogen' };
    await call(app, 'vocabularies.restore', { params, query: { revision } }, operator.cookie);
    expect(await find('topics', 'hydrogen')).toMatchObject({ changed: false, label: { de: 'Wasserstoff' } });
  });

  it('must not be those of another one, and are refused where somebody else changed them since', async () => {
    const same = await write('change', 'topics', 'ai', words('Robotik'));
    expect(same.status).toBe(400);
    const params = { vocabulary: 'topics' as const, code: 'ai' };
    const stale = await call(
      app,
      'vocabularies.change',
      { params, body: { ...words('KI'), revision: 0 } },
      operator.cookie,
    );
    expect(stale.status).toBe(409);
  });

  it('are the operator’s only', async () => {
    expect((await write('change', 'topics', 'ai', words('Mein'), member.cookie)).status).toBe(404);
    expect((await write('change', 'topics', 'no-such-thing', words('Nichts'))).status).toBe(404);
  });
});

describe('a code of the operator’s own', () => {
  it('is taken in profiles at once, and stays valid after it was retired', async () => {
    expect((await write('add', 'topics', 'quantum', words('Quantentechnik'))).status).toBe(201);
    const buildWith = (name: string) => buildMember(app, { name, fields: { topics: ['quantum'] } });
    const user = await buildWith('Quantenwerk');
    expect(offeredCodes('topics')).toContain('quantum');
    await write('change', 'topics', 'quantum', words('Quantentechnik', { retired: true }));
    expect(offeredCodes('topics')).not.toContain('quantum');
    expect(labelOf('topics', 'quantum', 'de')).toBe('Quantentechnik');
    const own = await call(app, 'profiles.mine', {}, user.cookie);
    expect(own.body.profile.topics).toEqual(['quantum']);
    expect(await find('topics', 'quantum')).toMatchObject({ retired: true, origin: 'operator', uses: 1 });
  });

  it('is never deleted', async () => {
    const { revision } = await list('topics');
    const params = { vocabulary: 'topics' as const, code: 'quantum' };
    const deleted = await call(app, 'vocabularies.restore', { params, query: { revision } }, operator.cookie);
    expect(deleted.status).toBe(409);
  });

  it('is refused where it is taken, malformed, or the vocabulary is the same everywhere', async () => {
    expect((await write('add', 'topics', 'AI', words('Noch eine'))).status).toBe(409);
    expect((await write('add', 'topics', 'not a code', words('Kein Code'))).status).toBe(404);
    expect((await write('add', 'industries', 'Z', words('Sonstiges'))).status).toBe(409);
  });
});

describe('a place of the operator’s own', () => {
  it('lies where it is said, is matched and searched by it, and never in itself', async () => {
    const added = await write(
      'add',
      'regions',
      'duisburg-logport',
      words('Logport', { level: 'district', parent: 'DEA1' }),
    );
    expect(added.status).toBe(201);
    const there = await buildMember(app, { fields: { place: { region: 'duisburg-logport', city: '' } } });
    await app.indexer.catchUp();
    const { body } = await call(app, 'search.profiles', { query: { region: 'DEA' } });
    expect(body.hits.map(({ profile }) => profile.id)).toContain(there.organisationId);
    expect(await find('regions', 'duisburg-logport')).toMatchObject({
      uses: 1,
      level: 'district',
      parent: 'DEA1',
    });
    const around = await write(
      'change',
      'regions',
      'duisburg-logport',
      words('Logport', { parent: 'duisburg-logport' }),
    );
    expect(around.status).toBe(400);
    const nowhere = await write(
      'change',
      'regions',
      'duisburg-logport',
      words('Logport', { parent: 'atlantis' }),
    );
    expect(nowhere.status).toBe(400);
  });
});

it('has the trail tell who changed what', async () => {
  const { body } = await call(app, 'audit.list', { query: { subjectKind: 'concept' } }, operator.cookie);
  const deeds = body.items.map(({ action, subject }) => `${action} ${subject.id}`);
  for (const deed of [
    'vocabulary.changed topics:hydrogen',
    'vocabulary.restored topics:hydrogen',
    'vocabulary.added topics:quantum',
    'vocabulary.retired topics:quantum',
  ])
    expect(deeds).toContain(deed);
});
