import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, depends }) => {
  depends('app:event');
  const event = await call(fetch, 'events.get', { params });
  const registration = event.yours ? await call(fetch, 'registrations.own', { params }) : null;

  return { event, registration };
};

export const actions: Actions = {
  register: async ({ request, fetch, params }) => {
    const answers = (await request.formData()).getAll('answer').map(String);

    return attempt({ answers }, async () => {
      const { status } = await call(fetch, 'registrations.register', { params, body: { answers } });

      return { done: status === 'waiting' ? ('waiting' as const) : ('registered' as const) };
    });
  },
  giveBack: async ({ fetch, params }) =>
    attempt({}, async () => {
      await call(fetch, 'registrations.cancel', { params });

      return { done: 'givenBack' as const };
    }),
  confirm: async ({ fetch, params }) =>
    attempt({}, async () => {
      await call(fetch, 'registrations.confirm', { params });

      return { done: 'confirmed' as const };
    }),
  feedback: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const body = { rating: Number(form.get('rating')), text: String(form.get('text') ?? '') };

    return attempt({}, async () => {
      await call(fetch, 'registrations.giveFeedback', { params, body });

      return { done: 'feedback' as const };
    });
  },
  invite: async ({ request, fetch, params }) => {
    const slug = slugIn(String((await request.formData()).get('slug') ?? ''));

    return attempt({ slug }, async () => {
      await call(fetch, 'events.inviteOrganiser', { params, body: { slug } });

      return { done: 'invited' as const };
    });
  },
  join: async ({ request, fetch, params }) => {
    const accept = (await request.formData()).get('accept') === 'yes';

    return attempt({}, async () => {
      await call(fetch, 'events.joinOrganisers', { params, body: { accept } });

      return { done: accept ? ('joined' as const) : ('stepped' as const) };
    });
  },
  decide: async ({ request, fetch, params }) => {
    const accept = (await request.formData()).get('accept') === 'yes';

    return attempt({}, async () => {
      await call(fetch, 'events.decide', { params, body: { accept } });
      redirect(303, link(accept ? `/events/${params.id}` : '/events?tab=proposed'));
    });
  },
  publish: async ({ fetch, params }) => {
    const published = await attempt({}, async () => {
      await call(fetch, 'events.publish', { params });

      return { done: 'published' as const };
    });

    if (!('done' in published)) redirect(303, link(`/events/${params.id}/edit?check`));

    return published;
  },
  cancel: async ({ request, fetch, params }) => {
    const reason = String((await request.formData()).get('reason') ?? '');

    return attempt({}, async () => {
      await call(fetch, 'events.cancel', { params, body: { reason } });

      return { done: 'cancelled' as const };
    });
  },
};

/** A profile's name in its address, or the address itself. */
function slugIn(typed: string): string {
  return typed.trim().replace(/\/+$/, '').split('/').at(-1) ?? '';
}
