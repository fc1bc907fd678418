import { ENTRY_REASONS } from '@klammer/contracts/entries';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url, depends }) => {
  depends('app:entries');
  const round = { 1: 1, 2: 2 }[url.searchParams.get('round') ?? ''];

  return { board: await call(fetch, 'entries.board', { params, query: { round } }) };
};

const entryIdsOf = (form: FormData): string[] => form.getAll('entryIds').map(String);

export const actions: Actions = {
  decline: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const entryIds = entryIdsOf(form);
    const reason = ENTRY_REASONS.find((one) => one === form.get('reason')) ?? 'other';
    const note = textOf(form, 'note');
    const withFeedback = form.get('withFeedback') === 'on';

    return attempt({ note, entryIds }, async () => {
      const { declined } = await call(fetch, 'entries.decline', {
        params,
        body: { entryIds, reason, note, withFeedback },
      });

      return { done: 'declined' as const, declined };
    });
  },
  secondRound: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const entryIds = entryIdsOf(form);

    return attempt({ note: textOf(form, 'note'), entryIds }, async () => {
      await call(fetch, 'calls.openSecondRound', { params, body: { entryIds } });

      return { done: 'secondRound' as const };
    });
  },
  award: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const entryId = textOf(form, 'entryId');
    const body = {
      award: textOf(form, 'award'),
      note: textOf(form, 'note'),
      withFeedback: form.get('withFeedback') === 'on',
    };

    return attempt({}, async () => {
      await call(fetch, 'entries.award', { params: { ...params, entryId }, body });

      return { done: 'awarded' as const };
    });
  },
  feedback: async ({ fetch, params }) =>
    attempt({}, async () => {
      const { passed } = await call(fetch, 'entries.passFeedbackOn', { params });

      return { done: 'feedback' as const, passed };
    }),
  close: async ({ fetch, params }) =>
    attempt({}, async () => {
      await call(fetch, 'calls.close', { params });

      return { done: 'closed' as const };
    }),
};
