import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { locales } from '#lib/paraglide/runtime.js';
import type { RequestHandler } from './$types';

/** Every public page with its two languages, as search engines read it (sitemaps.org, with hreflang). */
export const GET: RequestHandler = async ({ fetch, url }) => {
  const { items } = await call(fetch, 'site.pages');
  const address = (path: string, locale: (typeof locales)[number]) => url.origin + link(path, locale);
  const entries = items.flatMap(({ path, changedAt }) =>
    locales.map(
      (locale) =>
        `<url><loc>${address(path, locale)}</loc>${changedAt ? `<lastmod>${changedAt}</lastmod>` : ''}${locales
          .map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${address(path, other)}"/>`)
          .join('')}</url>`,
    ),
  );

  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`,
    { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'max-age=3600' } },
  );
};
