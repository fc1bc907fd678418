import { type Me } from '@klammer/contracts/accounts';
import { LOCALES, type Locale } from '@klammer/contracts/vocabulary';
import { type Actor, type Assistant, type Person } from '../../actor.ts';
import { readPeople, type Auth } from '../accounts/service.ts';
import { describeAssistance, findAssistant } from '../assistance/service.ts';
import { countUnread } from '../conversations/service.ts';
import { countOpenIncoming } from '../introductions/service.ts';
import { countUnreadNotifications } from '../notifications/service.ts';
import { listMemberships, listOwnOrganisations, listSuspendedOf } from '../organisations/service.ts';

/** Reads the person behind the session cookie; an unknown or expired session is nobody. */
export async function identify(auth: Auth, headers: Headers): Promise<Actor> {
  if (!headers.has('cookie')) return null;
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { user, session } = found;
  // Signed in while the suspension was on its way.
  if (user.suspendedAt) return null;
  const wanted = session.activeOrganizationId;
  const by = user.operator === true ? await findAssistant(session.id, new Date()) : null;
  if (!by) return actorOf({ sessionId: session.id, wanted, user }, await listMemberships(user.id));
  const assisted = (await readPeople([by.forId])).get(by.forId);
  if (!assisted || assisted.suspendedAt) return null;
  const { assistanceId, until } = by;
  return actorOf(
    {
      sessionId: session.id,
      wanted,
      user: assisted,
      by: { assistanceId, until, personId: user.id, name: user.name },
    },
    await listMemberships(by.forId),
  );
}

interface Known {
  sessionId: string;
  /** The organisation they act for, where they still belong to it. */
  wanted: unknown;
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    operator?: unknown;
    locale?: unknown;
  };
  by?: Assistant;
}

export function actorOf({ sessionId, wanted, user, by }: Known, memberships: Person['memberships']): Person {
  const active = memberships.find((one) => one.organisationId === wanted) ?? memberships[0];
  return {
    personId: user.id,
    name: user.name,
    email: user.email,
    emailVerified: user.emailVerified,
    // Nobody gets the operator's rights by being signed in as one.
    operator: user.operator === true && !by,
    locale: asLocale(user.locale),
    sessionId,
    memberships,
    organisationId: active?.organisationId ?? null,
    by: by ?? null,
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
      suspended: [],
      assistance: null,
      counts: { unreadMessages: 0, openIntroductions: 0, unreadNotifications: 0 },
    };
  const organisationId = actor.organisationId;
  const [organisations, suspended, assistance, unreadMessages, openIntroductions, unreadNotifications] =
    await Promise.all([
      listOwnOrganisations(actor),
      listSuspendedOf(actor.personId),
      describeAssistance(actor, new Date()),
      organisationId ? countUnread(actor.personId, organisationId) : 0,
      organisationId ? countOpenIncoming(organisationId) : 0,
      countUnreadNotifications(actor),
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
    suspended,
    assistance,
    counts: { unreadMessages, openIntroductions, unreadNotifications },
  };
}
