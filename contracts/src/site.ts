import { z } from 'zod';
import { endpoint, fileAnswer } from './endpoint.ts';
import { Moment } from './text.ts';

/** Search engines read no more of one site map. */
export const MOST_PAGES = 50_000;

/** A page that everybody may open; `path` without the language. */
export const PublicPage = z.object({ path: z.string(), changedAt: Moment.nullable() });
export type PublicPage = z.infer<typeof PublicPage>;

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
    query: z.object({ locale: z.enum(['de', 'en']).default('de') }),
    response: fileAnswer,
    gives: 'file',
  }),
  articlePicture: endpoint({
    method: 'GET',
    path: '/api/site/articles/:slug/picture',
    summary: 'A published article as a picture of 1200 by 630 pixels, for links that are shared',
    access: 'public',
    params: z.object({ slug: z.string().min(1).max(200) }),
    query: z.object({ locale: z.enum(['de', 'en']).default('de') }),
    response: fileAnswer,
    gives: 'file',
  }),
};
