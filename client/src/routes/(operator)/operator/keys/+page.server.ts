import { call } from '#lib/api.ts';
import { keyActions } from '#lib/programs/key-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const [keys, { confirmed }] = await Promise.all([
    call(fetch, 'keys.listAll'),
    call(fetch, 'security.read'),
  ]);

  return { keys: keys.items, confirmed };
};

export const actions: Actions = keyActions({ make: 'keys.makeForRegion', revoke: 'keys.revokeAny' });
