import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Deal } from '@klammer/contracts/deal-shapes';
import { call } from '#lib/api.ts';
import { readPerson, readReason, readSource, readText } from '#lib/deals/deal-forms.server.ts';
import { link, localDay } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, depends }) => {
  depends('app:deals');
  const [pipeline, deal] = await Promise.all([
    call(fetch, 'deals.pipeline'),
    call(fetch, 'deals.get', { params: { id: params.id } }),
  ]);

  // What the start-up has opened to the investor.
  const rooms = deal.profileId
    ? (await call(fetch, 'rooms.list', { query: { with: deal.profileId } })).shared
    : [];

  return {
    pipeline,
    deal,
    rooms,
    today: localDay(),
  };
};

type Event = RequestEvent<{ id: string }>;
type Work = (form: FormData, event: Event, params: { id: string }) => Promise<Deal>;

/** A form that changes the deal; what was typed comes back where the API refuses. */
function changing(work: Work) {
  return async (event: Event) => {
    const form = await event.request.formData();
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));

    return attempt({ typed }, async () => {
      await work(form, event, { id: event.params.id });

      return { done: true as const };
    });
  };
}

export const actions: Actions = {
  move: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const move = { id: params.id, from: readText(form, 'from'), to: readText(form, 'to') };
    const why = { reason: readReason(form), reasonNote: readText(form, 'reasonNote') };

    return attempt({ typed: { to: move.to, ...why } as Record<string, string | null> }, async () => {
      const { left } = await call(fetch, 'deals.move', { body: { moves: [move], ...why } });

      return left.length > 0 ? { left: true as const } : { done: true as const };
    });
  },
  update: changing((form, { fetch }, params) => {
    const body = {
      ownerId: readPerson(form, 'ownerId'),
      source: readSource(form),
      website: readText(form, 'website'),
    };

    return call(fetch, 'deals.update', { params, body });
  }),
  rate: changing((form, { fetch }, params) => {
    const ratings = [...form].map(([key, value]) => ({ key, score: Number(value) || null }));

    return call(fetch, 'deals.update', { params, body: { ratings } });
  }),
  note: changing((form, { fetch }, params) =>
    call(fetch, 'deals.addNote', { params, body: { text: readText(form, 'text') } }),
  ),
  removeNote: changing((form, { fetch }, params) =>
    call(fetch, 'deals.removeNote', { params: { ...params, key: readText(form, 'key') } }),
  ),
  task: changing((form, { fetch }, params) => {
    const body = {
      title: readText(form, 'title'),
      dueOn: readText(form, 'dueOn'),
      ownerId: readPerson(form, 'taskOwner'),
    };

    return call(fetch, 'deals.addTask', { params, body });
  }),
  setTask: changing((form, { fetch }, params) => {
    const input = {
      params: { ...params, key: readText(form, 'key') },
      body: { done: form.get('done') === 'yes' },
    };

    return call(fetch, 'deals.setTask', input);
  }),
  share: changing((form, { fetch }, params) => {
    const body = { stage: form.has('stage'), feedback: readText(form, 'feedback') };

    return call(fetch, 'deals.share', { params, body });
  }),
  unshare: changing((_form, { fetch }, params) => call(fetch, 'deals.unshare', { params })),
  remove: async ({ fetch, params }) =>
    attempt({ typed: {} as Record<string, string | null> }, async () => {
      await call(fetch, 'deals.remove', { params: { id: params.id } });
      redirect(303, link('/deals'));
    }),
};
