import { redirect } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { fileFromForm } from '#lib/files/upload.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { fieldsOf } from '#lib/profile/fields.ts';
import { fieldsFromForm } from '#lib/profile/fields-from-form.ts';
import { readStep, stepAfter } from '#lib/profile/steps.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, url, depends }) => {
  depends('app:profile');
  const standing = await call(fetch, 'profiles.mine');
  const { profile, completeness } = standing;

  return {
    standing,
    profile,
    completeness,
    step: readStep(url.searchParams.get('step')),
    preview: await previewOf(fetch, fieldsOf(profile)),
  };
};

/** Null where the fields saved so far are not enough to ask for matches: the form matters more than its preview. */
async function previewOf(fetch: typeof globalThis.fetch, body: ReturnType<typeof fieldsOf>) {
  try {
    return await call(fetch, 'matches.preview', { body });
  } catch (error) {
    if (error instanceof ApiProblem) return null;
    throw error;
  }
}

/** Saves the step that a form without JavaScript sent; what was typed comes back where it was refused. */
async function saveStep({ request, fetch, url }: RequestEvent) {
  const form = await request.formData();
  const step = readStep(url.searchParams.get('step'));
  const { profile } = await call(fetch, 'profiles.mine');
  const typed = fieldsFromForm(step, profile.kind, form, profile);
  const upload = step === 'about' ? 'logo' : step === 'team' ? 'deck' : null;
  const revision = Number(form.get('revision'));
  const saved = await attempt({ typed }, async () => {
    const file = upload ? await fileFromForm(fetch, form, upload, upload) : undefined;
    const body = { ...typed, ...(upload && file !== undefined && { [upload]: file }), revision };

    await call(fetch, 'profiles.update', { params: { id: profile.id }, body });

    return null;
  });

  return { saved, profile, step };
}

export const actions: Actions = {
  save: async (event) => {
    const { saved, profile, step } = await saveStep(event);

    if (saved) return saved;
    redirect(303, link(`/profile?step=${stepAfter(profile.kind, step) ?? step}`));
  },
  publish: async (event) => {
    const { saved, profile } = await saveStep(event);

    if (saved) return saved;

    return attempt({ typed: {} }, async () => {
      await call(event.fetch, 'profiles.setStatus', {
        params: { id: profile.id },
        body: { status: 'published' },
      });
      redirect(303, link('/matches'));
    });
  },
  pause: async ({ fetch }) => {
    const { profile } = await call(fetch, 'profiles.mine');

    return attempt({ typed: {} }, async () => {
      await call(fetch, 'profiles.setStatus', { params: { id: profile.id }, body: { status: 'paused' } });
      redirect(303, link('/profile'));
    });
  },
  confirm: async ({ fetch }) => {
    const { profile } = await call(fetch, 'profiles.mine');

    return attempt({ typed: {}, standing: true }, async () => {
      await call(fetch, 'profiles.confirm', { params: { id: profile.id } });
    });
  },
  verify: async ({ fetch }) => {
    const { profile } = await call(fetch, 'profiles.mine');

    return attempt({ typed: {}, standing: true }, async () => {
      await call(fetch, 'profiles.verifyDomain', { params: { id: profile.id } });
    });
  },
};
