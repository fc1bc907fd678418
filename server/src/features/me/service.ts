import { type Me } from '@klammer/contracts/accounts';
import { LOCALES, type Locale } from '@klammer/contracts/vocabulary';
import { type Actor } from '../../actor.ts';
import { type Auth } from '../accounts/service.ts';
import { countUnread } from '../conversations/service.ts';
import { countOpenIncoming } from '../introductions/service.ts';
import { listMemberships, listOwnOrganisations } from '../organisations/service.ts';

/** Reads the person behind the session cookie; an unknown or expired session is nobody. */
export async function identify(auth: Auth, headers: Headers): Promise<Actor> {
  if (!headers.has('cookie')) return null;
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const memberships = await listMemberships(found.user.id);
  const wanted = found.session.activeOrganizationId;
  const active = memberships.find((one) => one.organisationId === wanted) ?? memberships[0];
  return {
    personId: found.user.id,
    name: found.user.name,
    email: found.user.email,
    emailVerified: found.user.emailVerified,
    operator: found.user.operator === true,
    locale: asLocale(found.user.locale),
    sessionId: found.session.id,
    memberships,
    organisationId: active?.organisationId ?? null,
  };
}

function asLocale(value: unknown): Locale | null {
  return LOCALES.find((locale) => locale === value) ?? null;
}

/** Everything the pages' frame shows of the person; a stranger gets the same shape with nothing in it. */
export async function describeMe(actor: Actor): Promise<Me> {
  if (!actor)
    return {
      person: null,
      organisations: [],
      organisationId: null,
      counts: { unreadMessages: 0, openIntroductions: 0 },
    };
  const organisationId = actor.organisationId;
  const [organisations, unreadMessages, openIntroductions] = await Promise.all([
    listOwnOrganisations(actor),
    organisationId ? countUnread(actor.personId, organisationId) : 0,
    organisationId ? countOpenIncoming(organisationId) : 0,
  ]);
  return {
    person: {
      id: actor.personId,
      name: actor.name,
      email: actor.email,
      emailVerified: actor.emailVerified,
      operator: actor.operator,
      locale: actor.locale,
    },
    organisations,
    organisationId,
    counts: { unreadMessages, openIntroductions },
  };
}
