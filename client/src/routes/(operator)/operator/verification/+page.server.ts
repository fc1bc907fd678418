import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const LEVELS = ['none', 'domain', 'operator'] as const;

export const load: PageServerLoad = async ({ fetch, url }) => {
  const verification = LEVELS.find((level) => level === url.searchParams.get('level')) ?? 'none';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const page = await call(fetch, 'profiles.verifiable', { query: { verification, cursor, limit: 30 } });

  return { verification, ...page };
};

async function set({ request, fetch }: RequestEvent, verification: 'none' | 'operator') {
  const form = await request.formData();
  const id = String(form.get('id'));
  const body = { verification, name: String(form.get('name')) };

  return attempt({ id }, async () => {
    await call(fetch, 'profiles.verify', { params: { id }, body });
  });
}

export const actions: Actions = {
  vouch: (event) => set(event, 'operator'),
  takeBack: (event) => set(event, 'none'),
};
