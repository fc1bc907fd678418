import { reach } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ fetch }) => {
  await reach(fetch, '/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });

  // Unsent messages and profile drafts are the person's: they leave this browser with them.
  return new Response(null, {
    status: 303,
    headers: { location: link('/'), 'clear-site-data': '"storage"' },
  });
};
