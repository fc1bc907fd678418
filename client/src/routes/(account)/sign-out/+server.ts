import { redirect } from '@sveltejs/kit';
import { reach } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ fetch }) => {
  await reach(fetch, '/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  redirect(303, link('/'));
};
