import { redirect } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { filesFromForm } from '#lib/files/upload.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const [request, application] = await Promise.all([
    call(fetch, 'requests.get', { params }),
    readApplication(fetch, params.id),
  ]);

  if (!application && !request.abilities.apply) redirect(303, link(`/requests/${params.id}`));

  return { request, application };
};

async function readApplication(fetch: typeof globalThis.fetch, id: string) {
  try {
    return await call(fetch, 'applications.own', { params: { id } });
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not-found') return null;
    throw error;
  }
}

async function save({ request, fetch, params }: RequestEvent) {
  const form = await request.formData();
  const revision = form.get('revision') ? Number(form.get('revision')) : null;
  const removed = form.getAll('fileIds.remove').map(String);
  const typed = {
    pitch: String(form.get('pitch') ?? ''),
    answers: form.getAll('answers').map(String),
    fileIds: form
      .getAll('fileIds')
      .map(String)
      .filter((id) => !removed.includes(id)),
  };

  return {
    typed,
    saved: await attempt({ typed }, async () => {
      // With JavaScript they were uploaded before and come as ids.
      const added = await filesFromForm(fetch, form, 'file', 'application');
      const body = { ...typed, fileIds: [...typed.fileIds, ...added], revision };

      return call(fetch, 'applications.save', { params, body });
    }),
  };
}

export const actions: Actions = {
  save: async (event) => {
    const { saved } = await save(event);

    return 'revision' in saved ? { done: 'saved' as const } : saved;
  },
  submit: async (event) => {
    const { saved, typed } = await save(event);

    if (!('revision' in saved)) return saved;

    return attempt({ typed }, async () => {
      await call(event.fetch, 'applications.submit', { params: event.params });

      return { done: 'submitted' as const };
    });
  },
  takeBack: async ({ fetch, params }) =>
    attempt({ typed: null }, async () => {
      await call(fetch, 'applications.takeBack', { params });

      return { done: 'takenBack' as const };
    }),
};
