import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const to = url.searchParams.get('to') ?? '';

  return {
    to,
    mails: (await call(fetch, 'region.developmentMail', { query: { to: to || undefined } })).items,
  };
};
