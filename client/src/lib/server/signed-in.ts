import { redirect } from '@sveltejs/kit';
import type { Me } from '@klammer/contracts/accounts';
import { link, plainPath } from '#lib/i18n.ts';

/** For pages among the public ones that need somebody: leads to the sign-in, and from there back. */
export function askToSignIn(me: Me | null, url: URL): void {
  if (!me?.person)
    redirect(303, link(`/sign-in?next=${encodeURIComponent(plainPath(url.pathname) + url.search)}`));
}
