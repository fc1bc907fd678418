import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';

interface Event {
  request: Request;
  fetch: typeof globalThis.fetch;
  params: { id: string };
}
const CALLS = {
  organisation: { suspend: 'operator.suspendOrganisation', lift: 'operator.liftOrganisation' },
  person: { suspend: 'operator.suspendPerson', lift: 'operator.liftPerson' },
} as const;

/** The form actions that suspend an organisation or a person, and that lift it. */
export function suspendingActions(what: keyof typeof CALLS) {
  return {
    suspend: async ({ request, fetch, params: { id } }: Event) => {
      const reason = textOf(await request.formData(), 'reason');

      return attempt({ reason }, async () => {
        await call(fetch, CALLS[what].suspend, { params: { id }, body: { reason } });

        return { done: 'suspended' as const };
      });
    },
    lift: async ({ fetch, params: { id } }: Event) =>
      attempt({ reason: '' }, async () => {
        await call(fetch, CALLS[what].lift, { params: { id } });

        return { done: 'lifted' as const };
      }),
  };
}
