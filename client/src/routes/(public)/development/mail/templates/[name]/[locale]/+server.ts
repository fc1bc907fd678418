import { error } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/**
 * A mail as its reader's program shows it. It has an address of its own because its style sheet is one that the
 * policy of our pages would refuse; it runs nothing and loads nothing, and only our own pages may frame it.
 */
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

export const GET: RequestHandler = async ({ fetch, params }) => {
  const { items } = await call(fetch, 'mails.templates');
  const mail = items.find(({ name, locale }) => name === params.name && locale === params.locale);
  if (!mail) error(404);

  return new Response(mail.html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    },
  });
};
