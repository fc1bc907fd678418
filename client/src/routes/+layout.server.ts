import { ApiProblem, call } from '#lib/api.ts';
import { readTheme } from '#lib/theme.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, cookies, depends }) => {
  depends('app:me');

  return { theme: readTheme(cookies.get('theme')), me: await readMe(fetch) };
};

/** Null where the API is away: public pages still show what they can, member pages answer 503. */
async function readMe(fetch: typeof globalThis.fetch) {
  try {
    return await call(fetch, 'accounts.me');
  } catch (error) {
    if (error instanceof ApiProblem && error.status >= 500) return null;
    throw error;
  }
}
