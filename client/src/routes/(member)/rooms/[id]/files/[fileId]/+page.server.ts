import { error } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url, depends }) => {
  depends('app:rooms');
  const room = await call(fetch, 'rooms.get', { params: { id: params.id } });
  const file = room.files.find((one) => one.id === params.fileId);

  if (!file?.pages || !file.abilities.view) error(404);
  const wanted = Math.trunc(Number(url.searchParams.get('page'))) || 1;

  return { room, file, pages: file.pages, page: Math.min(Math.max(wanted, 1), file.pages) };
};
