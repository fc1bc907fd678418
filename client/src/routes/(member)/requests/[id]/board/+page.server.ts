import { redirect } from '@sveltejs/kit';
import { ANSWER_REASONS, CRITERIA } from '@klammer/contracts/applications';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 100;
const VIEWS = ['all', 'shortlist', 'waiting', 'answered'] as const;

export const load: PageServerLoad = async ({ fetch, params, url, depends }) => {
  depends('app:applications');
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const view = VIEWS.find((one) => one === url.searchParams.get('view')) ?? 'all';
  const order = url.searchParams.get('order') === 'score' ? 'score' : 'newest';
  const [request, page] = await Promise.all([
    call(fetch, 'requests.get', { params }),
    call(fetch, 'applications.list', { params, query: { cursor, limit: SHOWN } }),
  ]);

  return { request, page, view, order } as const;
};

export const actions: Actions = {
  review: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const applicationId = String(form.get('applicationId') ?? '');
    const note = String(form.get('note') ?? '');
    const scores = Object.fromEntries(
      CRITERIA.map((criterion) => [criterion, form.get(criterion) ? Number(form.get(criterion)) : null]),
    );

    return attempt({ note, applicationId }, async () => {
      await call(fetch, 'applications.review', {
        params: { ...params, applicationId },
        body: { ...scores, note },
      });

      return { done: 'reviewed' as const };
    });
  },
  shortlist: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const applicationId = String(form.get('applicationId') ?? '');

    return attempt({}, async () => {
      await call(fetch, 'applications.shortlist', {
        params: { ...params, applicationId },
        body: { shortlisted: form.get('shortlisted') === 'true' },
      });

      return { done: null };
    });
  },
  decline: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const applicationIds = form.getAll('applicationIds').map(String);
    const reason = ANSWER_REASONS.find((one) => one === form.get('reason')) ?? 'other';
    const note = String(form.get('note') ?? '');

    return attempt({ note }, async () => {
      const { declined } = await call(fetch, 'applications.decline', {
        params,
        body: { applicationIds, reason, note },
      });

      return { done: 'declined' as const, declined };
    });
  },
  choose: async ({ request, fetch, params }) => {
    const applicationId = String((await request.formData()).get('applicationId') ?? '');

    return attempt({}, async () => {
      await call(fetch, 'applications.choose', { params: { ...params, applicationId } });

      return { done: 'chosen' as const };
    });
  },
  agreement: async ({ request, fetch, params }) => {
    const applicationId = String((await request.formData()).get('applicationId') ?? '');

    return attempt({}, async () => {
      const { agreementId } = await call(fetch, 'applications.draftAgreement', {
        params: { ...params, applicationId },
        body: { language: getLocale() },
      });

      redirect(303, link(`/agreements/${agreementId}`));
    });
  },
};
