import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
  const [organisations, people] = await Promise.all([
    call(fetch, 'merges.suggestions'),
    call(fetch, 'personMerges.suggestions'),
  ]);

  return { items: organisations.items, people: people.items };
};

const pairIn = (form: FormData) => ({ oneId: textOf(form, 'oneId'), otherId: textOf(form, 'otherId') });

export const actions: Actions = {
  dismiss: async ({ request, fetch }) => {
    const body = pairIn(await request.formData());

    return attempt({}, async () => {
      await call(fetch, 'merges.dismiss', { body });

      return { done: 'dismissed' as const };
    });
  },
  dismissPeople: async ({ request, fetch }) => {
    const body = pairIn(await request.formData());

    return attempt({}, async () => {
      await call(fetch, 'personMerges.dismiss', { body });

      return { done: 'dismissed' as const };
    });
  },
};
