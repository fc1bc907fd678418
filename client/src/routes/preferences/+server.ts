import { redirect } from '@sveltejs/kit';
import { safePath } from '#lib/safe-path.ts';
import { readTheme } from '#lib/theme.ts';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 31_536_000;

/** Remembers the theme; works as a plain form, then leads back to where it was sent from. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();

  cookies.set('theme', readTheme(String(form.get('theme'))), {
    path: '/',
    maxAge: YEAR_SECONDS,
    httpOnly: false,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  });
  redirect(303, safePath(form.get('back')));
};
