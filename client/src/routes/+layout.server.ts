import { region } from '@klammer/contracts/vocabulary';
import { PUT_AWAY, readPutAway } from '#lib/announcements/put-away.ts';
import { ApiProblem, call } from '#lib/api.ts';
import { readTheme } from '#lib/theme.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, cookies, depends }) => {
  depends('app:me');

  const [me, banners] = await Promise.all([readMe(fetch), readBanners(fetch)]);
  const away = readPutAway(cookies.get(PUT_AWAY));

  return {
    theme: readTheme(cookies.get('theme')),
    me,
    banners: banners.filter(({ id }) => !away.includes(id)),
    regionVersion: region().version,
  };
};

/** None where the API is away or asks for patience: what is announced is not worth an error page. */
async function readBanners(fetch: typeof globalThis.fetch) {
  try {
    return (await call(fetch, 'announcements.current')).items;
  } catch (error) {
    if (error instanceof ApiProblem) return [];
    throw error;
  }
}

/** Null where the API is away: public pages still show what they can, member pages answer 503. */
async function readMe(fetch: typeof globalThis.fetch) {
  try {
    return await call(fetch, 'accounts.me');
  } catch (error) {
    if (error instanceof ApiProblem && error.status >= 500) return null;
    throw error;
  }
}
