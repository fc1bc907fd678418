import { DEFAULT_CAPACITY } from '@klammer/contracts/introductions';
import { call } from '#lib/api.ts';
import { introductionActions } from '#lib/introductions/actions.server.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 20;
const PAUSED = 0;

export const load: PageServerLoad = async ({ fetch, url, depends }) => {
  depends('app:introductions');
  const direction = url.searchParams.get('direction') === 'outgoing' ? 'outgoing' : 'incoming';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [page, room] = await Promise.all([
    call(fetch, 'introductions.list', { query: { direction, cursor, limit: SHOWN } }),
    call(fetch, 'introductions.capacity'),
  ]);

  return { direction, page, room } as const;
};

export const actions: Actions = {
  ...introductionActions,
  room: async ({ request, fetch }) => {
    const form = await request.formData();
    const typed = form.has('resume') ? DEFAULT_CAPACITY : Number(form.get('most'));
    const most = form.has('pause') ? PAUSED : typed;

    return attempt({ most }, async () => {
      await call(fetch, 'introductions.setCapacity', { body: { most } });

      return { done: 'room' as const };
    });
  },
};
