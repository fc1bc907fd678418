import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const { items } = await call(fetch, 'mails.templates');
  const wanted = url.searchParams.get('name');
  const names = [...new Set(items.map((item) => item.name))];
  const name = names.find((one) => one === wanted) ?? names[0] ?? '';

  return { names, name, shown: items.filter((item) => item.name === name) };
};
