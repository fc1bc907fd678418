import { FEEDBACK_REASONS, VERDICTS } from '@klammer/contracts/matches';
import type { RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { readSource } from '#lib/introductions/source.ts';
import { attempt } from './attempt.ts';

/** Form action: a verdict on a match; an empty one takes it back. */
export async function judge({ request, fetch }: RequestEvent) {
  const form = await request.formData();
  const profileId = String(form.get('profileId'));
  const verdict = VERDICTS.find((one) => one === form.get('verdict')) ?? null;
  const reason = FEEDBACK_REASONS.find((one) => one === form.get('reason'));

  return attempt({ profileId }, async () => {
    await call(fetch, 'matches.judge', { params: { profileId }, body: { verdict, reason } });

    return { judged: { profileId, verdict } };
  });
}

/** Form action: ask to be introduced; the address says where one came from. */
export async function introduce({ request, fetch, url }: RequestEvent) {
  const form = await request.formData();
  const profileId = String(form.get('profileId'));
  const message = String(form.get('message') ?? '');

  return attempt({ profileId, message }, async () => {
    const asked = await call(fetch, 'introductions.ask', {
      body: { profileId, message, source: readSource(url.searchParams) },
    });

    return { asked: { id: asked.id, name: asked.counterpart.name, expiresAt: asked.expiresAt } };
  });
}
