import type { RequestHandler } from './$types';

/** What is for members is not listed; the rest is in the site map. */
export const GET: RequestHandler = ({ url }) =>
  new Response(
    `User-agent: *\nDisallow: /api/\nAllow: /api/site/\nAllow: /api/files/\nDisallow: /development/\n\nSitemap: ${url.origin}/sitemap.xml\n`,
    { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'max-age=3600' } },
  );
