import { call } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({
  presence: await call(fetch, 'conversations.presence'),
});

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();

    await call(fetch, 'conversations.setPresence', { body: { shown: form.get('shown') === 'on' } });

    return { saved: true };
  },
};
