import { z } from 'zod';
import { endpoint, fileAnswer } from './endpoint.ts';
import { Id, Moment } from './text.ts';

/** Search engines read no more of one site map. */
export const MOST_PAGES = 50_000;

/** A page that everybody may open; `path` without the language. */
export const PublicPage = z.object({ path: z.string(), changedAt: Moment.nullable() });
export type PublicPage = z.infer<typeof PublicPage>;

/** Pages that have a picture of their own. */
export const PICTURED_PAGES = ['home', 'funding', 'press', 'stories', 'calls'] as const;

const inLocale = z.object({ locale: z.enum(['de', 'en']).default('de') });

export const site = {
  pages: endpoint({
    method: 'GET',
    path: '/api/site/pages',
    summary: 'Every page that everybody may open, for the site map',
    access: 'public',
    response: z.object({ items: z.array(PublicPage) }),
  }),
  picture: endpoint({
    method: 'GET',
    path: '/api/site/pictures/:slug',
    summary: 'A public profile as a picture of 1200 by 630 pixels, for links that are shared',
    access: 'public',
    params: z.object({ slug: z.string().min(1).max(160) }),
    query: inLocale,
    response: fileAnswer,
    gives: 'file',
  }),
  storyPicture: endpoint({
    method: 'GET',
    path: '/api/site/stories/:slug/picture',
    summary: 'A story as a picture of 1200 by 630 pixels, for links that are shared',
    access: 'public',
    params: z.object({ slug: z.string().min(1).max(200) }),
    query: inLocale,
    response: fileAnswer,
    gives: 'file',
  }),
  callPicture: endpoint({
    method: 'GET',
    path: '/api/site/calls/:id/picture',
    summary: 'A published call as a picture of 1200 by 630 pixels, for links that are shared',
    access: 'public',
    params: z.object({ id: Id }),
    query: inLocale,
    response: fileAnswer,
    gives: 'file',
  }),
  eventPicture: endpoint({
    method: 'GET',
    path: '/api/site/events/:id/picture',
    summary: 'An event in the calendar as a picture of 1200 by 630 pixels, for links that are shared',
    access: 'public',
    params: z.object({ id: Id }),
    query: inLocale,
    response: fileAnswer,
    gives: 'file',
  }),
  requestPicture: endpoint({
    method: 'GET',
    path: '/api/site/requests/:id/picture',
    summary: 'A published request as a picture of 1200 by 630 pixels, for links that are shared',
    access: 'public',
    params: z.object({ id: Id }),
    query: inLocale,
    response: fileAnswer,
    gives: 'file',
  }),
  topicPicture: endpoint({
    method: 'GET',
    path: '/api/site/topics/:slug/picture',
    summary: 'A focus topic as a picture of 1200 by 630 pixels, for links that are shared',
    access: 'public',
    params: z.object({ slug: z.string().min(1).max(160) }),
    query: inLocale,
    response: fileAnswer,
    gives: 'file',
  }),
  pagePicture: endpoint({
    method: 'GET',
    path: '/api/site/pages/:page/picture',
    summary: 'A page of the region as a picture of 1200 by 630 pixels, for links that are shared',
    access: 'public',
    params: z.object({ page: z.enum(PICTURED_PAGES) }),
    query: inLocale,
    response: fileAnswer,
    gives: 'file',
  }),
  articlePicture: endpoint({
    method: 'GET',
    path: '/api/site/articles/:slug/picture',
    summary: 'A published article as a picture of 1200 by 630 pixels, for links that are shared',
    access: 'public',
    params: z.object({ slug: z.string().min(1).max(200) }),
    query: inLocale,
    response: fileAnswer,
    gives: 'file',
  }),
};
