import { redirect } from '@sveltejs/kit';
import { INTRODUCTION_STATUSES } from '@klammer/contracts/introductions';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { findOrganisations } from '#lib/operator/find-organisations.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 20;

/** The address says whom the operator has chosen so far, what they search for, and which proposals they look at. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const of = (name: string) => url.searchParams.get(name) ?? '';
  const [first, second, q] = [of('first'), of('second'), of('q').trim()];
  const status = INTRODUCTION_STATUSES.find((one) => one === of('status')) ?? 'asked';
  const cursor = of('cursor') || undefined;
  const chosen = first && second ? { params: { profileId: first, otherId: second } } : null;
  const [pairing, suggestions, found, proposals] = await Promise.all([
    chosen && call(fetch, 'matches.between', chosen),
    first && !chosen ? call(fetch, 'matches.suggestions', { params: { profileId: first } }) : null,
    q && !chosen ? findOrganisations(fetch, q) : null,
    call(fetch, 'introductions.mediated', { query: { status, cursor, limit: SHOWN } }),
  ]);
  const hits = found?.filter(({ id }) => id !== first) ?? null;

  return {
    first,
    q,
    status,
    pairing,
    suggestions,
    hits,
    proposals,
    justProposed: url.searchParams.has('proposed'),
  };
};

export const actions: Actions = {
  propose: async ({ request, fetch }) => {
    const form = await request.formData();
    const [firstId, secondId] = [String(form.get('first')), String(form.get('second'))];
    const message = String(form.get('message') ?? '');

    return attempt({ message }, async () => {
      await call(fetch, 'introductions.mediate', { body: { firstId, secondId, message } });
      redirect(303, link('/operator/mediate?proposed=yes'));
    });
  },
  callOff: async ({ request, fetch }) => {
    const id = String((await request.formData()).get('id'));

    return attempt({ id }, async () => {
      await call(fetch, 'introductions.callOff', { params: { id } });

      return { done: 'calledOff' as const };
    });
  },
};
