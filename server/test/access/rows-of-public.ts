import { fillNews } from '../../src/features/news/service.ts';
import { call, request } from '../app.ts';
import { PASSWORD } from '../factories.ts';
import {
  clientId,
  EDITORS,
  EVERYBODY,
  INSIDERS,
  MEMBERS,
  NOBODY,
  nothing,
  OPERATOR,
  OWNERS,
  PEOPLE,
  row,
  type Row,
} from './row.ts';
import { type Outcomes } from './roles.ts';
import { type World } from './world.ts';

const both = (de: string) => ({ de, en: '' });
const ARTICLE = { title: both('Neues aus dem Hafen'), teaser: both('Kurz gesagt'), text: both('Lang') };

/** An article of the owner's organisation. */
async function article(w: World, status: 'draft' | 'published'): Promise<{ id: string; slug: string }> {
  const slug = `article-${w.count()}`;
  const [id = ''] = await fillNews(w.app.deps, [
    {
      ...ARTICLE,
      slug,
      status,
      publishAt: status === 'published' ? new Date('2026-01-01') : null,
      pictureAlt: both(''),
      picture: null,
      organisationId: w.owner.organisationId,
      personId: w.owner.personId,
      updatedAt: new Date('2026-01-01'),
    },
  ]);
  return { id, slug };
}

const out = (w: World) => w.once('article:out', () => article(w, 'published'));
const draft = (w: World) => w.once('article:draft', () => article(w, 'draft'));
/** It is out, so everybody sees it; its own people and the operator change it. */
const AUTHORS: Outcomes = { ...EVERYBODY, stranger: 401, bare: 403, viewer: 403, foreign: 403 };
/** The organisation is no verified partner: what it wrote it may only take away. */
const BRINGING_OUT: Outcomes = { ...AUTHORS, editor: 403, owner: 403 };
const DRAFTED: Outcomes = { ...NOBODY, stranger: 404, editor: 'ok', owner: 'ok', operator: 'ok' };

const NEWS_ROWS: Row[] = [
  row('news.list', EVERYBODY, nothing),
  row('news.written', PEOPLE, nothing),
  row('news.get', EVERYBODY, async (w) => ({ params: { slug: (await out(w)).slug } }), 'published'),
  row('news.get', DRAFTED, async (w) => ({ params: { slug: (await draft(w)).slug } }), 'draft'),
  // None of the organisations of this world is a verified partner.
  row(
    'news.create',
    { ...NOBODY, bare: 403, viewer: 403, editor: 403, owner: 403, foreign: 403, operator: 'ok' },
    (w) => ({
      body: { ...ARTICLE, clientId: clientId(w) },
    }),
  ),
  row('news.update', BRINGING_OUT, async (w) => ({
    params: { id: (await article(w, 'published')).id },
    body: { ...ARTICLE, revision: 0 },
  })),
  row('news.publish', BRINGING_OUT, async (w) => ({ params: { id: (await out(w)).id }, body: { at: null } })),
  row('news.withdraw', AUTHORS, async (w) => ({ params: { id: (await article(w, 'published')).id } })),
  row('news.remove', AUTHORS, async (w) => ({ params: { id: (await article(w, 'published')).id } })),
  row('news.setPicture', BRINGING_OUT, async (w) => ({ params: { id: (await out(w)).id } })),
  row('news.removePicture', AUTHORS, async (w) => ({ params: { id: (await out(w)).id } })),
  row(
    'site.articlePicture',
    EVERYBODY,
    async (w) => ({ params: { slug: (await out(w)).slug } }),
    'published',
  ),
  row(
    'site.articlePicture',
    { ...NOBODY, stranger: 404 },
    async (w) => ({ params: { slug: (await draft(w)).slug } }),
    'draft',
  ),
];

/** An agreement that both sides have signed. */
async function signed(w: World): Promise<string> {
  const created = await call(
    w.app,
    'agreements.create',
    {
      body: { clientId: clientId(w), conversationId: w.conversation, template: 'pilot', language: 'de' },
    },
    w.owner.cookie,
  );
  const { id } = created.body;
  const sides = created.body.sides.map((side) => ({ ...side, gives: [{ words: 'Zeit' }] }));
  await request(w.app, 'PATCH', `/api/agreements/${id}`, {
    cookie: w.owner.cookie,
    body: { revision: 0, sides },
  });
  const params = { id };
  const proposed = await call(w.app, 'agreements.propose', { params, body: { revision: 1 } }, w.owner.cookie);
  const input = { params, body: { hash: proposed.body.hash, password: PASSWORD } };
  await call(w.app, 'agreements.sign', input, w.owner.cookie);
  await call(w.app, 'agreements.sign', input, w.partner.cookie);
  return id;
}

const STORY = { title: both('Ein Kran, der wartet'), text: both('So kam es.') };
const told = (w: World) => w.once('story:agreement', () => signed(w));

/** A story that the other side proposed, so that the owner is asked. */
async function asked(w: World): Promise<string> {
  const id = await signed(w);
  await call(w.app, 'stories.propose', { params: { id }, body: { ...STORY, revision: 0 } }, w.partner.cookie);
  return id;
}

async function shown(w: World): Promise<string> {
  const params = { id: await asked(w) };
  const { body } = await call(w.app, 'stories.agree', { params, body: { revision: 1 } }, w.owner.cookie);
  return body.story?.slug ?? '';
}

const STORY_ROWS: Row[] = [
  row('stories.list', EVERYBODY, nothing),
  row('stories.get', EVERYBODY, async (w) => ({
    params: { slug: await w.once('story:shown', () => shown(w)) },
  })),
  row('site.storyPicture', EVERYBODY, async (w) => ({
    params: { slug: await w.once('story:shown', () => shown(w)) },
  })),
  row('stories.ofAgreement', INSIDERS, async (w) => ({ params: { id: await told(w) } })),
  row('stories.propose', EDITORS, async (w) => ({
    params: { id: await signed(w) },
    body: { ...STORY, revision: 0 },
  })),
  row('stories.agree', OWNERS, async (w) => ({ params: { id: await asked(w) }, body: { revision: 1 } })),
  row('stories.withdraw', EDITORS, async (w) => ({ params: { id: await asked(w) } })),
];

const BANNER = {
  text: both('Am Freitag wird gewartet'),
  from: '2020-01-01T00:00',
  until: '2090-01-01T00:00',
};

async function announced(w: World): Promise<string> {
  const body = { ...BANNER, clientId: clientId(w) };
  return (await call(w.app, 'announcements.create', { body }, w.people.operator?.cookie)).body.id;
}

const ANNOUNCEMENT_ROWS: Row[] = [
  row('announcements.current', EVERYBODY, nothing),
  row('announcements.dismiss', PEOPLE, async (w) => ({
    params: { id: await w.once('announcement', () => announced(w)) },
  })),
  row('announcements.list', OPERATOR, nothing),
  row('announcements.get', OPERATOR, async (w) => ({ params: { id: await announced(w) } })),
  row('announcements.create', OPERATOR, (w) => ({ body: { ...BANNER, clientId: clientId(w) } })),
  row('announcements.update', OPERATOR, async (w) => ({
    params: { id: await announced(w) },
    body: { ...BANNER, revision: 0 },
  })),
  row('announcements.remove', OPERATOR, async (w) => ({ params: { id: await announced(w) } })),
];

const PROGRAMME = {
  name: both('Startgeld'),
  provider: 'Land',
  sourceUrl: 'https://www.example.org/startgeld',
  asOf: '2026-01-01',
};

async function programme(w: World): Promise<string> {
  const body = { ...PROGRAMME, clientId: clientId(w) };
  return (await call(w.app, 'funding.create', { body }, w.people.operator?.cookie)).body.id;
}

const FUNDING_ROWS: Row[] = [
  row('funding.list', EVERYBODY, nothing),
  row('funding.fitting', MEMBERS, nothing),
  row('funding.all', OPERATOR, nothing),
  row('funding.get', OPERATOR, async (w) => ({ params: { id: await programme(w) } })),
  row('funding.create', OPERATOR, (w) => ({ body: { ...PROGRAMME, clientId: clientId(w) } })),
  row('funding.update', OPERATOR, async (w) => ({
    params: { id: await programme(w) },
    body: { ...PROGRAMME, revision: 0 },
  })),
  row('funding.confirm', OPERATOR, async (w) => ({ params: { id: await programme(w) } })),
  row('funding.remove', OPERATOR, async (w) => ({ params: { id: await programme(w) } })),
];

const TEXT = { name: 'accounts.verification', locale: 'de' } as const;
const MAIL_ROWS: Row[] = [
  row('mails.texts', OPERATOR, nothing),
  row('mails.setText', OPERATOR, () => ({ params: TEXT, body: { closing: 'Ihre Geschäftsstelle' } })),
  row('mails.previewText', OPERATOR, () => ({ params: TEXT, body: { intro: 'Willkommen' } })),
];

/** News, stories, announcements, funding programmes and the operator's words in mails. */
export const PUBLIC_ROWS: Row[] = [
  ...MAIL_ROWS,
  ...NEWS_ROWS,
  ...STORY_ROWS,
  ...ANNOUNCEMENT_ROWS,
  ...FUNDING_ROWS,
];
