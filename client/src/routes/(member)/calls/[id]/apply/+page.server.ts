import { isActionFailure, redirect } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { answersOf, nameOf, typedFrom } from '#lib/calls/entry-form.ts';
import { fileFromForm } from '#lib/files/upload.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const [found, entry] = await Promise.all([
    call(fetch, 'calls.get', { params }),
    readEntry(fetch, params.id),
  ]);

  if (!entry && !found.abilities.apply) redirect(303, link(`/calls/${params.id}`));

  return { call: found, entry };
};

async function readEntry(fetch: typeof globalThis.fetch, id: string) {
  try {
    return await call(fetch, 'entries.own', { params: { id } });
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not-found') return null;
    throw error;
  }
}

async function save({ request, fetch, params }: RequestEvent) {
  const form = await request.formData();
  const { fields } = await call(fetch, 'calls.get', { params });
  const typed = typedFrom(fields, form);
  const agreesToBeNamed = form.get('agreesToBeNamed') === 'on';
  const revision = form.get('revision') ? Number(form.get('revision')) : null;
  const kept = { typed, agreesToBeNamed };

  return {
    kept,
    saved: await attempt(kept, async () => {
      // With JavaScript files were uploaded before and come as ids.
      for (const { key, type } of fields) {
        const file =
          type === 'file' ? await fileFromForm(fetch, form, nameOf(key), 'application') : undefined;

        if (file !== undefined) typed[key] = file ?? '';
      }

      const body = { answers: answersOf(fields, typed), agreesToBeNamed, revision };

      return call(fetch, 'entries.save', { params, body });
    }),
  };
}

export const actions: Actions = {
  save: async (event) => {
    const { saved } = await save(event);

    return isActionFailure(saved) ? saved : { done: 'saved' as const };
  },
  submit: async (event) => {
    const { saved, kept } = await save(event);

    if (isActionFailure(saved)) return saved;

    return attempt(kept, async () => {
      await call(event.fetch, 'entries.submit', { params: event.params });

      return { done: 'submitted' as const };
    });
  },
  takeBack: async ({ fetch, params }) =>
    attempt({ typed: null, agreesToBeNamed: false }, async () => {
      await call(fetch, 'entries.takeBack', { params });

      return { done: 'takenBack' as const };
    }),
  agree: async ({ request, fetch, params }) => {
    const agreesToBeNamed = (await request.formData()).get('agrees') === 'yes';

    return attempt({ typed: null, agreesToBeNamed }, async () => {
      await call(fetch, 'entries.agree', { params, body: { agreesToBeNamed } });

      return { done: 'agreed' as const };
    });
  },
};
