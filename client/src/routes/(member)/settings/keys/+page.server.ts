import { call } from '#lib/api.ts';
import { keyActions } from '#lib/programs/key-actions.ts';
import type { Actions, PageServerLoad } from './$types';

/** The keys of the organisation the person acts for, where they are its owner. */
export const load: PageServerLoad = async ({ fetch, parent, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { me } = await parent();
  const own = me.organisations.find(({ id }) => id === me.organisationId) ?? null;

  if (own?.role !== 'owner') return { own, keys: null, confirmed: false };

  const [keys, { confirmed }] = await Promise.all([call(fetch, 'keys.list'), call(fetch, 'security.read')]);

  return { own, keys: keys.items, confirmed };
};

export const actions: Actions = keyActions({ make: 'keys.make', revoke: 'keys.revoke' });
