import { call } from '#lib/api.ts';
import { fileFromForm } from '#lib/files/upload.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({
  offer: await call(fetch, 'membership.offer'),
  own: await call(fetch, 'membership.own'),
  // Goes with what is sent, so that a double click makes one.
  clientId: crypto.randomUUID(),
});

const DONE = { done: true } as const;

export const actions: Actions = {
  apply: async ({ request, fetch }) => {
    const form = await request.formData();
    const typed = { foundedOn: textOf(form, 'foundedOn'), note: textOf(form, 'note') };
    const plan = textOf(form, 'plan');
    const clientId = textOf(form, 'clientId');

    return attempt({ typed, plan }, async () => {
      // With JavaScript it was uploaded when it was chosen; without, it comes along.
      const proof =
        (await fileFromForm(fetch, form, 'proof', 'evidence')) ?? (textOf(form, 'proofId') || null);
      const body = { clientId, plan, foundedOn: typed.foundedOn || null, proof, note: typed.note };
      await call(fetch, 'membership.apply', { body });

      return DONE;
    });
  },
  withdraw: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return attempt({}, async () => {
      await call(fetch, 'membership.withdraw', { params: { id } });

      return DONE;
    });
  },
  book: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = {
      clientId: textOf(form, 'clientId'),
      service: textOf(form, 'service'),
      wish: textOf(form, 'wish'),
    };

    return attempt({}, async () => {
      await call(fetch, 'membership.book', { params: { id: textOf(form, 'id') }, body });

      return DONE;
    });
  },
  cancel: async ({ request, fetch }) => {
    const form = await request.formData();
    const params = { id: textOf(form, 'id'), key: textOf(form, 'key') };

    return attempt({}, async () => {
      await call(fetch, 'membership.cancelBooking', { params });

      return DONE;
    });
  },
};
