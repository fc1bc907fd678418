import { NOTIFICATION_GROUPS } from '@klammer/contracts/notifications';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 30;

export const load: PageServerLoad = async ({ fetch, url, depends }) => {
  depends('app:notifications');
  const unread = url.searchParams.has('unread') || undefined;
  const group = NOTIFICATION_GROUPS.find((one) => one === url.searchParams.get('group'));
  const cursor = url.searchParams.get('cursor') ?? undefined;

  return {
    unread: unread ?? false,
    group: group ?? null,
    list: await call(fetch, 'notifications.list', { query: { unread, group, cursor, limit: SHOWN } }),
  };
};

export const actions: Actions = {
  readAll: async ({ fetch }) =>
    attempt({}, async () => {
      await call(fetch, 'notifications.readAll', { body: {} });

      return { done: true as const };
    }),
};
