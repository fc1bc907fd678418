import { redirect } from '@sveltejs/kit';
import { WANTS } from '@klammer/contracts/meetings';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, depends }) => {
  depends('app:meetings');
  const { me } = await parent();
  const path = `/events/${params.id}/meetings`;

  if (!me?.person) redirect(303, link(`/sign-in?next=${encodeURIComponent(path)}`));

  const event = await call(fetch, 'events.get', { params });

  if (!event.hasMeetings || event.yours?.status !== 'registered') redirect(303, link(`/events/${params.id}`));

  const [wishes, agenda] = await Promise.all([
    call(fetch, 'meetings.wishes', { params }),
    call(fetch, 'meetings.agenda', { params }),
  ]);

  return { event, wishes, agenda };
};

export const actions: Actions = {
  wish: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const wishes = [...form.entries()].flatMap(([name, value]) => {
      const want = WANTS.find((one) => one === value);

      return want && name.startsWith('want.') ? [{ id: name.slice('want.'.length), want }] : [];
    });
    const body = {
      takesPart: form.get('takesPart') === 'on',
      away: form.getAll('away').map(String),
      wishes,
    };

    return attempt({}, async () => {
      await call(fetch, 'meetings.wish', { params, body });

      return { done: 'saved' as const };
    });
  },
  judge: async ({ request, fetch }) => {
    const form = await request.formData();
    const verdict = form.get('verdict') === 'interested' ? ('interested' as const) : ('not-for-us' as const);

    return attempt({}, async () => {
      const profileId = String(form.get('profileId') ?? '');

      await call(fetch, 'matches.judge', { params: { profileId }, body: { verdict } });

      return { done: 'judged' as const };
    });
  },
};
