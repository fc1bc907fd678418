import { redirect, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';

/** Form action: block an organisation; leads to the list of the blocked, where it can be undone. */
export async function block({ request, fetch }: RequestEvent) {
  const id = String((await request.formData()).get('organisationId'));

  return attempt({ id }, async () => {
    await call(fetch, 'blocks.add', { params: { id } });
    redirect(303, `${link(`/organisation?blocked=${id}`)}#blocked`);
  });
}
