import { redirect } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent }) => {
  const { me } = await parent();
  const desk = `/calls/${params.id}/jury`;

  if (!me?.person) redirect(303, link(`/sign-in?next=${encodeURIComponent(desk)}`));

  const [{ call: found, items }, entry] = await Promise.all([
    call(fetch, 'jury.desk', { params }),
    readEntry(fetch, params),
  ]);

  // With a conflict of interest there is nothing to read; the desk says so.
  if (!entry) redirect(303, link(desk));

  const mine = items.filter((one) => one.conflict === 'none');
  const at = mine.findIndex((one) => one.id === entry.id);

  return {
    title: found.title,
    entry,
    place: at + 1,
    count: mine.length,
    before: mine[at - 1]?.id ?? null,
    next: mine[at + 1]?.id ?? null,
  };
};

async function readEntry(fetch: typeof globalThis.fetch, params: { id: string; entryId: string }) {
  try {
    return await call(fetch, 'jury.read', { params });
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'forbidden') return null;
    throw error;
  }
}

async function score({ request, fetch, params }: RequestEvent) {
  const form = await request.formData();
  const points = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith('points.') && value !== '' ? [[name.slice('points.'.length), Number(value)]] : [],
    ),
  );
  const kept = { points, note: textOf(form, 'note'), feedback: textOf(form, 'feedback') };

  return attempt(kept, async () => {
    await call(fetch, 'jury.score', { params, body: kept });

    return { done: 'scored' as const, next: textOf(form, 'next') };
  });
}

export const actions: Actions = {
  save: score,
  saveAndNext: async (event) => {
    const scored = await score(event);

    if ('done' in scored)
      redirect(303, link(`/calls/${event.params.id}/jury${scored.next ? `/${scored.next}` : ''}`));

    return scored;
  },
  conflict: async ({ request, fetch, params }) => {
    const note = textOf(await request.formData(), 'note');

    return attempt({}, async () => {
      await call(fetch, 'jury.setConflict', { params, body: { conflict: true, note } });
      redirect(303, link(`/calls/${params.id}/jury`));
    });
  },
};
