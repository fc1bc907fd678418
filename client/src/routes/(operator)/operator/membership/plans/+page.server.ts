import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { offerFromForm } from '#lib/membership/offer-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({ offer: await call(fetch, 'membership.offer') });

export const actions: Actions = {
  save: async ({ request, fetch }) => {
    const form = await request.formData();
    const offer = offerFromForm(form);

    return attempt({ offer }, async () => {
      await call(fetch, 'membership.setOffer', {
        body: { ...offer, revision: Number(form.get('revision')) },
      });

      return { done: true as const };
    });
  },
};
