import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { Files } from '../files/model.ts';
import { justBefore } from '../../../test/just-before.ts';
import { download } from '../files/testing.ts';
import { Articles } from './model.ts';

let app: TestApp;
let operator: TestPerson;
let partner: TestMember;
let founder: TestMember;
let count = 0;
const clientId = () => `news-test-${String((count += 1)).padStart(6, '0')}`;
const both = (de: string, en = '') => ({ de, en });
const fields = () => ({
  title: both('Neuer Kran im Hafen', 'New crane in the port'),
  teaser: both('Er steht seit Montag.'),
  text: both('# Der Kran\n\n<script>alert(1)</script> und **fett**'),
});
// The smallest picture there is: one pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function drafted(cookie = operator.cookie): Promise<string> {
  const { status, body } = await call(
    app,
    'news.create',
    { body: { ...fields(), clientId: clientId() } },
    cookie,
  );
  expect(status).toBe(201);
  return body.id;
}

async function published(at: string | null = null): Promise<{ id: string; slug: string }> {
  const id = await drafted();
  const { body } = await call(app, 'news.publish', { params: { id }, body: { at } }, operator.cookie);
  return { id, slug: body.slug };
}

async function sendPicture(id: string, name: string, bytes: Uint8Array, cookie = operator.cookie) {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(`${app.url}/api/news/${id}/picture`, {
    method: 'POST',
    headers: { origin: app.url, cookie },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as { picture: { id: string } | null } };
}

beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  partner = await buildMember(app, { kind: 'partner', verified: false });
  founder = await buildMember(app);
});
afterAll(() => app.close());

describe('an article', () => {
  it('is a draft that only its authors see, once for a double click', async () => {
    const body = { ...fields(), clientId: clientId() };
    const [first, second] = await Promise.all([
      call(app, 'news.create', { body }, operator.cookie),
      call(app, 'news.create', { body }, operator.cookie),
    ]);
    expect(second.body.id).toBe(first.body.id);
    const params = { slug: first.body.slug };
    expect((await call(app, 'news.get', { params })).status).toBe(404);
    expect((await call(app, 'news.get', { params }, founder.cookie)).status).toBe(404);
    expect((await call(app, 'news.get', { params }, operator.cookie)).body).toMatchObject({
      state: 'draft',
      by: null,
      abilities: { edit: true },
    });
  });

  it('is another one than what somebody else sent under the same id', async () => {
    const other = await buildMember(app, { kind: 'partner' });
    const params = { id: other.organisationId };
    await call(app, 'profiles.verify', { params, body: { verification: 'operator' } }, operator.cookie);
    const body = { ...fields(), clientId: clientId() };
    const first = await call(app, 'news.create', { body }, operator.cookie);
    const second = await call(app, 'news.create', { body }, other.cookie);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('is written by partners once the operator has verified them, and by nobody else', async () => {
    const write = (cookie: string) =>
      call(app, 'news.create', { body: { ...fields(), clientId: clientId() } }, cookie);
    expect((await write(partner.cookie)).status).toBe(403);
    expect((await write(founder.cookie)).status).toBe(403);
    const params = { id: partner.organisationId };
    await call(app, 'profiles.verify', { params, body: { verification: 'operator' } }, operator.cookie);
    const { status, body } = await write(partner.cookie);
    expect(status).toBe(201);
    expect(body.by).toMatchObject({ slug: partner.slug });
    const written = await call(app, 'news.written', {}, partner.cookie);
    expect(written.body.items.map((one) => one.id)).toEqual([body.id]);
    expect(written.body.abilities).toEqual({ write: true });
    expect((await call(app, 'news.written', {}, founder.cookie)).body).toMatchObject({
      items: [],
      abilities: { write: false },
    });
  });

  it('can be taken away, but not brought out or changed, by partners that are no longer verified', async () => {
    const former = await buildMember(app, { kind: 'partner' });
    const params = { id: former.organisationId };
    const verify = (verification: 'none' | 'operator') =>
      call(app, 'profiles.verify', { params, body: { verification } }, operator.cookie);
    await verify('operator');
    const [id, shown] = [await drafted(former.cookie), await drafted(former.cookie)];
    const publish = (one: string) =>
      call(app, 'news.publish', { params: { id: one }, body: { at: null } }, former.cookie);
    expect((await publish(shown)).status).toBe(200);
    await verify('none');
    expect((await publish(id)).status).toBe(403);
    const body = { ...fields(), revision: 0 };
    expect((await call(app, 'news.update', { params: { id: shown }, body }, former.cookie)).status).toBe(403);
    expect((await sendPicture(shown, 'a.png', PNG, former.cookie)).status).toBe(403);
    expect((await call(app, 'news.withdraw', { params: { id: shown } }, former.cookie)).status).toBe(200);
  });

  it('needs a title in one language', async () => {
    const body = { ...fields(), title: both(''), clientId: clientId() };
    expect((await call(app, 'news.create', { body }, operator.cookie)).body).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: ['body', 'title'] }],
    });
  });

  it('appears at its moment and not before, in lists, by its address, in the site map and as a picture', async () => {
    const { slug } = await published('2031-01-01T10:00');
    const seen = async () => ({
      list: (await call(app, 'news.list', {})).body.items.some((one) => one.slug === slug),
      get: (await call(app, 'news.get', { params: { slug } })).status,
      map: (await call(app, 'site.pages', {})).body.items.some((one) => one.path === `/news/${slug}`),
      picture: (await fetch(`${app.url}/api/site/articles/${slug}/picture`)).status,
    });
    expect(await seen()).toEqual({ list: false, get: 404, map: false, picture: 404 });
    app.setNow(new Date('2031-01-01T09:00:01Z'));
    expect(await seen()).toEqual({ list: true, get: 200, map: true, picture: 200 });
    app.setNow(new Date());
  });

  it('stands in the list of a language only where it was written in it', async () => {
    const id = await drafted();
    const german = { ...fields(), title: both('Nur auf Deutsch'), revision: 0 };
    await call(app, 'news.update', { params: { id }, body: german }, operator.cookie);
    await call(app, 'news.publish', { params: { id }, body: { at: null } }, operator.cookie);
    const listed = async (locale?: 'de' | 'en') =>
      (await call(app, 'news.list', { query: { locale, limit: 100 } })).body.items.some(
        (one) => one.id === id,
      );
    expect([await listed(), await listed('de'), await listed('en')]).toEqual([true, true, false]);
  });

  it('is HTML that does nothing, and gives its source only to who may change it', async () => {
    const { slug } = await published();
    const { body } = await call(app, 'news.get', { params: { slug } }, founder.cookie);
    expect(body.html.de).toContain('<strong>fett</strong>');
    expect(body.html.de).not.toContain('<script>');
    expect(body).toMatchObject({ source: null, abilities: { edit: false } });
  });

  it('tells the second of two who change it, and becomes a draft again', async () => {
    const { id, slug } = await published();
    const body = { ...fields(), revision: 0 };
    const change = (cookie: string) => call(app, 'news.update', { params: { id }, body }, cookie);
    expect((await change(founder.cookie)).status).toBe(403);
    expect((await change(operator.cookie)).status).toBe(200);
    expect((await change(operator.cookie)).status).toBe(409);
    await call(app, 'news.withdraw', { params: { id } }, operator.cookie);
    expect((await call(app, 'news.get', { params: { slug } })).status).toBe(404);
  });
});

describe('the picture of an article', () => {
  it('is drawn anew, seen by whoever sees the article, and goes with it', async () => {
    const id = await drafted();
    const { status, body } = await sendPicture(id, 'kran.png', PNG);
    expect(status).toBe(200);
    const picture = body.picture?.id ?? '';
    expect((await download(app, picture)).status).toBe(404);
    await call(app, 'news.publish', { params: { id }, body: { at: null } }, operator.cookie);
    const shown = await download(app, picture);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp']);
    await sendPicture(id, 'neu.png', PNG);
    expect((await download(app, picture)).status).toBe(404);
    const { body: now } = await call(app, 'news.get', { params: { slug: id } });
    await call(app, 'news.remove', { params: { id } }, operator.cookie);
    expect((await download(app, now.picture?.id ?? '', operator.cookie)).status).toBe(404);
  });

  it('is out of sight with the article and with its organisation', async () => {
    const writer = await buildMember(app, { kind: 'partner', name: 'Bild und Blatt' });
    const params = { id: writer.organisationId };
    await call(app, 'profiles.verify', { params, body: { verification: 'operator' } }, operator.cookie);
    const id = await drafted(writer.cookie);
    const picture = (await sendPicture(id, 'kran.png', PNG, writer.cookie)).body.picture?.id ?? '';
    const publish = () => call(app, 'news.publish', { params: { id }, body: { at: null } }, writer.cookie);
    const seenBy = async (cookie?: string) => (await download(app, picture, cookie)).status;
    await publish();
    expect(await seenBy()).toBe(200);
    await call(app, 'news.withdraw', { params: { id } }, writer.cookie);
    expect(await seenBy()).toBe(404);
    await publish();
    await call(app, 'organisations.askForDeletion', { body: { name: 'Bild und Blatt' } }, writer.cookie);
    expect([await seenBy(), await seenBy(founder.cookie)]).toEqual([404, 404]);
    expect(await seenBy(operator.cookie)).toBe(200);
    await call(app, 'organisations.undoDeletion', {}, writer.cookie);
    expect(await seenBy()).toBe(200);
  });

  it('that was sent twice at once is one, and nothing else is kept', async () => {
    const id = await drafted();
    const sent = await Promise.all(Array.from({ length: 4 }, () => sendPicture(id, 'kran.png', PNG)));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const kept = (await call(app, 'news.get', { params: { slug: id } }, operator.cookie)).body.picture?.id;
    expect((await Files.find({ ownerId: id }).lean()).map(({ _id }) => String(_id))).toEqual([kept]);
    expect((await download(app, kept ?? '', operator.cookie)).status).toBe(200);
  });

  it('goes with the article, also where it comes while that is removed', async () => {
    const id = await drafted();
    justBefore(Articles, 'updateMany', async () => {
      expect((await sendPicture(id, 'kran.png', PNG)).status).toBe(200);
    });
    await call(app, 'news.remove', { params: { id } }, operator.cookie);
    expect(await Files.countDocuments({ ownerId: id })).toBe(0);
  });

  it('is refused where it is none, and from strangers', async () => {
    const { id } = await published();
    expect((await sendPicture(id, 'kran.png', Buffer.from('no picture'))).status).toBe(415);
    expect((await sendPicture(id, 'kran.png', PNG, founder.cookie)).status).toBe(403);
  });
});
