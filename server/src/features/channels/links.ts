import { type channels } from '@klammer/contracts/channels';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { NOTIFICATION_GROUPS } from '@klammer/contracts/notifications';
import { type Locale } from '@klammer/contracts/vocabulary';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { hashToken } from '../../secrets/token.ts';
import { mailboxOf } from '../accounts/service.ts';
import { chooseMails, readMailChoices } from './choices.ts';

/**
 * The link of every mail about notifications. It says sealed whose it is, so that it shows nobody who that is, works
 * without a session for as long as the mail is kept, and can do one thing: choose which of these mails come.
 */
const PURPOSE = 'unsubscribe';

/**
 * For people: the page. For mail programs (RFC 8058): the address that takes one click. Good as long as the person has
 * the address that the mail goes to: whoever kept the mailbox of a former one chooses nothing.
 */
export function linksFor(
  deps: Deps,
  { personId, email, locale }: { personId: string; email: string; locale: Locale },
): { page: string; oneClick: string } {
  const token = deps.sealer.seal(PURPOSE, `${locale}:${personId}:${hashToken(email)}`);
  const query = `?token=${token}`;
  return {
    page: `${deps.publicUrl}/unsubscribe${query}`,
    oneClick: `${deps.publicUrl}/api/unsubscribe${query}`,
  };
}

/** Where a mail program leads that opens the one-click address as a page; without a good token the page says so. */
export function pageOfLink(deps: Deps, token: string): string {
  const opened = deps.sealer.open(PURPOSE, token);
  if (opened === null) return '/unsubscribe';
  return `${opened.startsWith('en:') ? '/en' : ''}/unsubscribe?token=${token}`;
}

/** @throws Problem gone for a link that is not ours, or whose account is no more */
async function personOf(deps: Deps, token: string): Promise<string> {
  const [, personId, mailbox] = deps.sealer.open(PURPOSE, token)?.split(':') ?? [];
  const email = personId && (await mailboxOf(personId))?.email;
  if (!personId || !email || (mailbox !== undefined && mailbox !== hashToken(email)))
    throw new Problem('gone', 'This link leads to no account any more.');
  return personId;
}

/** Ends all mails about notifications; what is asked for at every sign-in and for security still comes. */
export async function unsubscribe(deps: Deps, token: string): Promise<void> {
  const off = Object.fromEntries(NOTIFICATION_GROUPS.map((group) => [group, 'off' as const]));
  await chooseMails(deps, await personOf(deps, token), off);
}

export async function readByLink(deps: Deps, token: string): Promise<Output<typeof channels.readByLink>> {
  return readMailChoices(await personOf(deps, token));
}

export async function chooseByLink(
  deps: Deps,
  token: string,
  { mail }: Parsed<typeof channels.chooseByLink>['body'],
): Promise<Output<typeof channels.chooseByLink>> {
  const personId = await personOf(deps, token);
  await chooseMails(deps, personId, mail);
  return readMailChoices(personId);
}
