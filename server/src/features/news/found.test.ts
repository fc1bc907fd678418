import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { listWhatIsOut, sweepRemovedArticles } from './listing.ts';
import { Articles } from './model.ts';

const NOON = new Date('2030-01-01T11:00:00Z');
const LATER = new Date('2030-01-02T11:00:00Z');
let app: TestApp;
let operator: TestPerson;
let reader: TestMember;
let count = 0;

beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  reader = await buildMember(app);
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

/** An article with a word of its own in its text. */
async function write(word: string, at: string | null): Promise<string> {
  const fields = { title: { de: 'Aus dem Hafen', en: '' }, text: { de: `Heute: ${word}.`, en: '' } };
  const body = { ...fields, clientId: `client-of-news-${(count += 1)}` };
  const { body: made } = await call(app, 'news.create', { body }, operator.cookie);
  await call(app, 'news.publish', { params: { id: made.id }, body: { at } }, operator.cookie);
  return made.id;
}
async function find(q: string): Promise<string[]> {
  await app.indexer.catchUp();
  const { body } = await call(app, 'search.things', { query: { type: 'article', q } }, reader.cookie);
  return body.hits.map((hit) => hit.id);
}

it('is found by a word of its text once it has appeared, by everybody, and counted among what there is', async () => {
  const id = await write('Zimtkran', null);
  expect(await find('Zimtkran')).toEqual([id]);
  const { body } = await call(app, 'search.counts', { query: { q: 'Zimtkran' } });
  expect(JSON.stringify(body.counts)).toContain('article');
});

it('is not found while it is scheduled, and is when its moment has come', async () => {
  const id = await write('Nelkenkran', '2030-01-02T12:00');
  await listWhatIsOut(app.deps);
  expect(await find('Nelkenkran')).toEqual([]);
  app.setNow(LATER);
  await listWhatIsOut(app.deps);
  expect(await find('Nelkenkran')).toEqual([id]);
});

it('is found no more once it is withdrawn or deleted, and a deleted one goes from the store after the index', async () => {
  const [withdrawn, deleted] = [await write('Anis', null), await write('Kardamom', null)];
  await app.indexer.catchUp();
  await call(app, 'news.withdraw', { params: { id: withdrawn } }, operator.cookie);
  const gone = await call(app, 'news.remove', { params: { id: deleted } }, operator.cookie);
  expect(gone.status).toBe(204);
  expect((await call(app, 'news.get', { params: { slug: deleted } }, operator.cookie)).status).toBe(404);
  expect([await find('Anis'), await find('Kardamom')]).toEqual([[], []]);
  await sweepRemovedArticles();
  expect(await Articles.exists({ _id: deleted })).toBeNull();
  expect(await Articles.exists({ _id: withdrawn })).not.toBeNull();
});
