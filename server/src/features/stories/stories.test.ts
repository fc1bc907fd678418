import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildConversation,
  buildMember,
  buildPerson,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';
import { buildProposed, buildSigned } from '../agreements/testing.ts';
import { addMember } from '../organisations/service.ts';
import { Stories } from './model.ts';
import { repairStories } from './repair.ts';

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let conversationId: string;
const both = (de: string, en = '') => ({ de, en });
const WORDS = { title: both('Ein Kran, der wartet'), text: both('So kam es zum Piloten.') };

const propose = (id: string, cookie: string, revision = 0, words = WORDS) =>
  call(app, 'stories.propose', { params: { id }, body: { ...words, revision } }, cookie);
const agree = (id: string, cookie: string, revision = 1) =>
  call(app, 'stories.agree', { params: { id }, body: { revision } }, cookie);
const signed = () => buildSigned(app, conversationId, [founder, scout]);
/** Somebody who belongs to the founder's organisation too. */
async function join(role: 'editor' | 'viewer'): Promise<TestPerson> {
  const person = await buildPerson(app);
  const personId = (await call(app, 'accounts.me', {}, person.cookie)).body.person?.id ?? '';
  await addMember(founder.organisationId, personId, role, new Date());
  const body = { organisationId: founder.organisationId };
  await call(app, 'organisations.actFor', { body }, person.cookie);
  return person;
}
const shown = async (slug: string) => (await call(app, 'stories.get', { params: { slug } })).status;

beforeAll(async () => {
  app = await startApp();
  ({ founder, scout, conversationId } = await buildConversation(app));
});
afterAll(() => app.close());

describe('a story', () => {
  it('is public once every party has agreed, and then says what they agreed to and nothing else', async () => {
    const id = await signed();
    const { body: proposed } = await propose(id, founder.cookie);
    const slug = proposed.story?.slug ?? '';
    expect(proposed.story).toMatchObject({ state: 'proposed', revision: 1 });
    expect(proposed.abilities).toEqual({ propose: true, agree: false, withdraw: true });
    expect(await shown(slug)).toBe(404);
    expect((await agree(id, scout.cookie)).body.story).toMatchObject({ state: 'published' });
    const { body } = await call(app, 'stories.get', { params: { slug } });
    expect(Object.keys(body).sort()).toEqual(['id', 'parties', 'publishedAt', 'slug', 'text', 'title']);
    expect(body.parties.map((one) => one.slug).sort()).toEqual([founder.slug, scout.slug].sort());
    expect(JSON.stringify(body)).not.toContain(id);
    const list = await call(app, 'stories.list', {});
    expect(list.body.items.map((one) => one.slug)).toContain(slug);
  });

  it('is found by its words while it is public, under an id that is not its agreement’s', async () => {
    const id = await signed();
    const words = { title: both('Der Zimtpegel'), text: both('Er meldet sich selbst.') };
    await propose(id, founder.cookie, 0, words);
    const find = async () => {
      await app.indexer.catchUp();
      const { body } = await call(app, 'search.things', { query: { type: 'story', q: 'Zimtpegel' } });
      return body.hits;
    };
    expect(await find()).toEqual([]);
    await agree(id, scout.cookie);
    const hits = await find();
    expect(hits).toMatchObject([{ title: { de: 'Der Zimtpegel' } }]);
    expect(JSON.stringify(hits)).not.toContain(id);
    await call(app, 'stories.withdraw', { params: { id } }, scout.cookie);
    expect(await find()).toEqual([]);
  });

  it('asks every party again when its words change, and hides it until they agree', async () => {
    const id = await signed();
    const slug = (await propose(id, founder.cookie)).body.story?.slug ?? '';
    await agree(id, scout.cookie);
    expect(await shown(slug)).toBe(200);
    const words = { ...WORDS, text: both('Anders erzählt.') };
    expect((await propose(id, scout.cookie, 0, words)).status).toBe(409);
    await propose(id, scout.cookie, 1, words);
    expect(await shown(slug)).toBe(404);
    // Consent to what one has read, not to what stands there by now.
    expect((await agree(id, founder.cookie, 1)).status).toBe(409);
    await agree(id, founder.cookie, 2);
    expect((await call(app, 'stories.get', { params: { slug } })).body.text.de).toBe('Anders erzählt.');
  });

  it('is withdrawn by either side at once, and needs all of them to come back', async () => {
    const id = await signed();
    const slug = (await propose(id, founder.cookie)).body.story?.slug ?? '';
    await agree(id, scout.cookie);
    const { body } = await call(app, 'stories.withdraw', { params: { id } }, scout.cookie);
    expect(body.story).toMatchObject({ state: 'withdrawn', revision: 2 });
    expect(await shown(slug)).toBe(404);
    expect((await agree(id, founder.cookie, 2)).status).toBe(403);
    await propose(id, founder.cookie, 2);
    expect(await shown(slug)).toBe(404);
    await agree(id, scout.cookie, 3);
    expect(await shown(slug)).toBe(200);
  });

  it('is nobody else’s, and comes of what all have signed only', async () => {
    const id = await signed();
    const foreign = await buildMember(app);
    expect((await propose(id, foreign.cookie)).status).toBe(404);
    expect((await call(app, 'stories.ofAgreement', { params: { id } }, foreign.cookie)).status).toBe(404);
    const unsigned = await buildProposed(app, conversationId, [founder, scout]);
    expect((await propose(unsigned, founder.cookie)).status).toBe(403);
    const empty = { title: both('Nur ein Titel'), text: both('') };
    expect((await propose(id, founder.cookie, 0, empty)).status).toBe(400);
  });

  it('is proposed by editors too, but only owners agree for their organisation', async () => {
    const editor = await join('editor');
    const id = await signed();
    const { body } = await propose(id, editor.cookie);
    expect(body.story?.parties.map((one) => one.agreedAt)).toEqual([null, null]);
    expect((await agree(id, editor.cookie)).status).toBe(403);
    await agree(id, scout.cookie);
    expect((await agree(id, founder.cookie)).body.story).toMatchObject({ state: 'published' });
  });

  it('is withdrawn by editors, and by nobody where there is none', async () => {
    const viewer = await join('viewer');
    const id = await signed();
    const withdraw = async (by: TestPerson) =>
      (await call(app, 'stories.withdraw', { params: { id } }, by.cookie)).status;
    expect(await withdraw(scout)).toBe(403);
    await propose(id, founder.cookie);
    expect(await withdraw(viewer)).toBe(403);
    expect((await propose(id, viewer.cookie, 1)).status).toBe(403);
    expect(await withdraw(await join('editor'))).toBe(200);
  });

  it('waits on the home page of whoever has not agreed, and tells them', async () => {
    const id = await signed();
    await propose(id, founder.cookie);
    const waits = async ({ cookie }: TestMember) =>
      (await call(app, 'home.get', {}, cookie)).body.items.some(
        (one) => one.code === 'story-to-agree' && one.path === `/agreements/${id}`,
      );
    expect([await waits(scout), await waits(founder)]).toEqual([true, false]);
    const { body } = await call(app, 'notifications.list', {}, scout.cookie);
    expect(body.items.some((one) => one.type === 'story-proposed' && one.path.endsWith(id))).toBe(true);
  });

  it('is shown at the next start where a kill came between the last consent and the publication', async () => {
    const id = await signed();
    const slug = (await propose(id, founder.cookie)).body.story?.slug ?? '';
    await agree(id, scout.cookie);
    await Stories.updateOne({ _id: id }, { $set: { publishedAt: null } });
    expect(await shown(slug)).toBe(404);
    await repairStories(app.deps);
    expect(await shown(slug)).toBe(200);
  });
});
