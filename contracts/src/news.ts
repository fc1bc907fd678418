import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ClientId } from './messages.ts';
import { PageQuery, pageOf } from './pages.ts';
import { LocalMoment } from './requests.ts';
import { Id, line, Locale, localised, Moment } from './text.ts';

/** `scheduled`: published, but its moment has not come. */
export const ARTICLE_STATES = ['draft', 'scheduled', 'published'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** What an author writes; the text is Markdown. One language is enough. */
export const ArticleFields = z
  .object({
    title: localised(140),
    teaser: localised(400).prefault({}),
    text: localised(20_000).prefault({}),
    /** What the picture shows, for those who do not see it. */
    pictureAlt: localised(300).prefault({}),
  })
  .refine(({ title }) => title.de || title.en, { path: ['title'], message: 'is needed in one language' });
export type ArticleFields = z.infer<typeof ArticleFields>;

const both = z.object({ de: z.string(), en: z.string() });

export const ArticleSummary = z.object({
  id: Id,
  slug: z.string(),
  state: z.enum(ARTICLE_STATES),
  title: both,
  teaser: both,
  picture: z.object({ id: Id, alt: both }).nullable(),
  /** When it appeared or will; null for a draft that has no day. */
  publishAt: Moment.nullable(),
  /** Whose article it is; null for one of the operator. */
  by: z.object({ name: z.string(), slug: z.string().nullable() }).nullable(),
});
export type ArticleSummary = z.infer<typeof ArticleSummary>;

export const Article = ArticleSummary.extend({
  /** The text as HTML of our own making. */
  html: both,
  updatedAt: Moment,
  /** What its author edits; null for everybody else. */
  source: z
    .object({ text: both, pictureAlt: both, publishAt: LocalMoment.nullable(), revision: z.number().int() })
    .nullable(),
  abilities: z.object({ edit: z.boolean() }),
});
export type Article = z.infer<typeof Article>;

const one = z.object({ id: Id });

export const news = {
  list: endpoint({
    method: 'GET',
    path: '/api/news',
    summary: 'Published articles, newest first; with a language only those written in it',
    access: 'public',
    scope: 'news:read',
    query: PageQuery.extend({ locale: Locale.optional() }),
    response: pageOf(ArticleSummary),
  }),
  written: endpoint({
    method: 'GET',
    path: '/api/news/written',
    summary: 'Articles that you may change, drafts too, the latest change first',
    access: 'person',
    query: PageQuery,
    response: pageOf(ArticleSummary).extend({ abilities: z.object({ write: z.boolean() }) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/news/:slug',
    summary: 'Read an article by its slug or id',
    access: 'public',
    scope: 'news:read',
    params: z.object({ slug: line(200).min(1) }),
    response: Article,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/news',
    summary: 'Draft an article: the operator, and partners that the operator has verified',
    access: 'person',
    body: ArticleFields.safeExtend({ clientId: ClientId }),
    response: Article,
    status: 201,
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/news/:id',
    summary: 'Change what an article says',
    access: 'person',
    params: one,
    body: ArticleFields.safeExtend({ revision: z.number().int().min(0) }),
    response: Article,
  }),
  publish: endpoint({
    method: 'PUT',
    path: '/api/news/:id/publication',
    summary: 'Publish an article now or at a moment to come',
    access: 'person',
    params: one,
    body: z.object({ at: LocalMoment.nullable() }),
    response: Article,
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/api/news/:id/publication',
    summary: 'Make an article a draft again',
    access: 'person',
    params: one,
    response: Article,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/news/:id',
    summary: 'Delete an article with its picture',
    access: 'person',
    params: one,
  }),
  setPicture: endpoint({
    method: 'POST',
    path: '/api/news/:id/picture',
    summary: 'Give an article a picture in place of the one it has',
    access: 'person',
    takes: 'multipart',
    params: one,
    response: Article,
  }),
  removePicture: endpoint({
    method: 'DELETE',
    path: '/api/news/:id/picture',
    summary: 'Take the picture of an article away',
    access: 'person',
    params: one,
    response: Article,
  }),
};
