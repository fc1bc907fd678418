import { redirect } from '@sveltejs/kit';
import { addPutAway, PUT_AWAY } from '#lib/announcements/put-away.ts';
import { ApiProblem, call } from '#lib/api.ts';
import { safePath } from '#lib/safe-path.ts';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 31_536_000;

/** Puts an announcement away: for a person on all their devices, for everybody else in this browser. */
export const POST: RequestHandler = async ({ request, fetch, cookies, url }) => {
  const form = await request.formData();
  const id = String(form.get('id') ?? '');

  try {
    await call(fetch, 'announcements.dismiss', { params: { id } });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.code === 'unauthenticated' || error.code === 'email-not-verified')
      cookies.set(PUT_AWAY, addPutAway(cookies.get(PUT_AWAY), id), {
        path: '/',
        maxAge: YEAR_SECONDS,
        sameSite: 'lax',
        secure: url.protocol === 'https:',
      });
    // One that is over by now is away already.
    else if (error.code !== 'not-found') throw error;
  }
  redirect(303, safePath(form.get('back')));
};
