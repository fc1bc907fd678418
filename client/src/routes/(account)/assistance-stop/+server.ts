import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import type { RequestHandler } from './$types';

/** Ends being signed in as somebody, and leads back to where it began. */
export const POST: RequestHandler = async ({ fetch }) => {
  const { personId } = await call(fetch, 'assistance.stop');

  redirect(303, link(personId ? `/operator/people/${personId}` : '/operator'));
};
