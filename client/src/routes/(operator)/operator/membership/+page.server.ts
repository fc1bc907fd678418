import { MEMBERSHIP_STATUSES } from '@klammer/contracts/membership';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const wanted = url.searchParams.get('status');
  const status = MEMBERSHIP_STATUSES.find((one) => one === wanted);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [page, report, offer] = await Promise.all([
    call(fetch, 'membership.list', { query: { status, cursor } }),
    call(fetch, 'membership.report'),
    call(fetch, 'membership.offer'),
  ]);

  return { status, page, report, offer };
};

/** Does one thing to the membership that the form names, and says that it is done. */
function change(work: (fetch: typeof globalThis.fetch, id: string, form: FormData) => Promise<unknown>) {
  return async ({ request, fetch }: { request: Request; fetch: typeof globalThis.fetch }) => {
    const form = await request.formData();

    return attempt({ imported: null }, async () => {
      await work(fetch, textOf(form, 'id'), form);

      return { done: true as const, imported: null };
    });
  };
}

export const actions: Actions = {
  check: change((fetch, id, form) =>
    call(fetch, 'membership.check', { params: { id }, body: { note: textOf(form, 'note') } }),
  ),
  decide: change((fetch, id, form) =>
    call(fetch, 'membership.decide', {
      params: { id },
      body: {
        accept: form.get('accept') === 'yes',
        decidedOn: textOf(form, 'decidedOn'),
        startsOn: textOf(form, 'startsOn') || null,
        note: textOf(form, 'note'),
      },
    }),
  ),
  end: change((fetch, id, form) =>
    call(fetch, 'membership.end', {
      params: { id },
      body: { on: textOf(form, 'on'), note: textOf(form, 'note') },
    }),
  ),
  use: change((fetch, id, form) =>
    call(fetch, 'membership.useBooking', {
      params: { id, key: textOf(form, 'key') },
      body: { usedOn: textOf(form, 'usedOn') },
    }),
  ),
  import: async ({ request, fetch }) => {
    const file = (await request.formData()).get('file');
    const csv = file instanceof File ? await file.text() : '';

    return attempt({ imported: null }, async () => ({
      imported: await call(fetch, 'membership.import', { body: { csv } }),
    }));
  },
};
