import type { RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { TYPES } from '#lib/directory/things.ts';
import { attempt } from '#lib/matches/attempt.ts';

/** Form action: keep what Discover asks. */
export async function save({ request, fetch }: RequestEvent) {
  const form = await request.formData();
  const body = {
    type: TYPES.find((type) => type === form.get('type')) ?? ('profile' as const),
    q: String(form.get('q') ?? ''),
    filter: form.getAll('filter').map(String),
    name: String(form.get('name') ?? ''),
    alerts: form.has('alerts'),
  };

  return attempt({}, async () => ({ saved: (await call(fetch, 'searches.save', { body })).name }));
}

/** Form action: rename, or switch alerts; an unchecked box sends nothing, so a hidden field says it was there. */
export async function change({ request, fetch }: RequestEvent) {
  const form = await request.formData();
  const params = { id: String(form.get('id')) };
  const body = { name: String(form.get('name') ?? ''), alerts: form.has('alerts') };

  return attempt(params, async () => {
    await call(fetch, 'searches.update', { params, body });

    return { changed: params.id };
  });
}

/** Form action: delete one. */
export async function remove({ request, fetch }: RequestEvent) {
  const params = { id: String((await request.formData()).get('id')) };

  return attempt(params, async () => {
    await call(fetch, 'searches.remove', { params });

    return { removed: params.id };
  });
}
