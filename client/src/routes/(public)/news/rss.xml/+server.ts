import { call } from '#lib/api.ts';
import { link, pick } from '#lib/i18n.ts';
import { writeFeed } from '#lib/news/feed.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { RequestHandler } from './$types';

const ITEMS = 30;
const QUARTER_HOUR_S = 900;

/** The newest articles written in the language of the address. */
export const GET: RequestHandler = async ({ fetch, url }) => {
  const language = getLocale();
  const { items } = await call(fetch, 'news.list', { query: { locale: language, limit: ITEMS } });
  const address = (path: string) => url.origin + link(path);
  const feed = writeFeed({
    title: `Klammer · ${m.nav_news()}`,
    description: m.nw_lead(),
    url: address('/news'),
    self: address('/news/rss.xml'),
    language,
    items: items.map(({ title, teaser, slug, publishAt, by, picture }) => ({
      title: title[language],
      description: pick(teaser),
      url: address(`/news/${slug}`),
      publishedAt: publishAt ?? new Date(0).toISOString(),
      author: by?.name ?? m.nw_operator(),
      picture: picture && {
        url: `${url.origin}/api/files/${picture.id}?size=large`,
        type: 'image/webp',
      },
    })),
  });

  return new Response(feed, {
    headers: {
      'content-type': 'application/rss+xml; charset=utf-8',
      'cache-control': `max-age=${QUARTER_HOUR_S}`,
    },
  });
};
