import { redirect } from '@sveltejs/kit';
import { call, reach } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { settingsFrom } from '#lib/operator/region-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => ({
  state: await call(fetch, 'region.settings'),
  saved: url.searchParams.has('saved'),
});

export const actions: Actions = {
  save: async ({ request, fetch }) => {
    const form = await request.formData();
    const settings = settingsFrom(form);
    const saved = await attempt({ settings }, async () => {
      await call(fetch, 'region.setSettings', {
        body: { ...settings, revision: Number(form.get('revision')) },
      });

      return { done: true as const };
    });

    if ('done' in saved) redirect(303, link('/operator/region?saved'));

    return saved;
  },
  logo: async ({ request, fetch }) => {
    const form = await request.formData();
    const sent = new FormData();

    sent.set('file', form.get('file') ?? '');
    const saved = await attempt({ logo: true as const }, async () => {
      await reach(fetch, '/api/operator/region/logo', { method: 'POST', body: sent });

      return { done: true as const };
    });

    if ('done' in saved) redirect(303, link('/operator/region?saved'));

    return saved;
  },
  dropLogo: async ({ fetch }) => {
    await call(fetch, 'region.dropLogo');
    redirect(303, link('/operator/region?saved'));
  },
};
