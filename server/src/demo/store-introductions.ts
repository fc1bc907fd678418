import { type Deps } from '../deps.ts';
import { fillConversations } from '../features/conversations/service.ts';
import { fillIntroductions } from '../features/introductions/service.ts';
import { reasonsBetween } from '../features/matches/service.ts';
import { findProfiles } from '../features/profiles/service.ts';
import { groupsOf } from './groups.ts';
import { type DemoIntroduction } from './introductions.ts';
import { MEDIATIONS } from './mediations.ts';
import { type DemoRegion } from './region.ts';
import { storeAgreements } from './store-agreements.ts';
import { known, type Stored } from './stored.ts';

const DAY_MS = 86_400_000;
const DECLINED_AFTER_DAYS = 3;

/** Introductions with the reasons that matching gives, the conversations they led to, and what came of those. */
export async function storeIntroductions(deps: Deps, region: DemoRegion, stored: Stored): Promise<void> {
  const { introductions } = region;
  const reasons = await reasonsOf(deps, introductions, stored);
  const ids = await fillIntroductions(
    introductions.map((one, index) => ({
      from: stored.organisation(one.from).id,
      to: stored.organisation(one.to).id,
      status: one.status,
      message: one.message,
      askedBy: stored.person(one.askedBy).id,
      reasons: reasons[index] ?? { from: [], to: [] },
      declineReason: one.declineReason,
      declineNote: one.declineNote,
      askedAt: one.askedAt,
      answeredAt: one.answeredAt,
      answeredBy: one.answeredBy ? stored.person(one.answeredBy).id : null,
    })),
  );
  const accepted = introductions.flatMap((one, index) => {
    const id = ids[index];
    return one.status === 'accepted' && id ? [conversationOf(one, id, region, stored)] : [];
  });
  await fillConversations([...accepted, ...groupsOf(region.people, stored, deps.now())]);
  await storeMediations(deps, region, stored);
  await storeAgreements(deps, region, stored, accepted);
}

async function storeMediations(deps: Deps, region: DemoRegion, stored: Stored): Promise<void> {
  const operator = stored.person(known(new Map(region.people.map((one) => [one.operator, one.email])), true));
  const reasons = await reasonsOf(deps, MEDIATIONS, stored);
  const idOf = (name: string): string => stored.organisation(name).id;
  await fillIntroductions(
    MEDIATIONS.map(({ from, to, daysAgo, message, agreed, declined }, index) => {
      const askedAt = new Date(deps.now().getTime() - daysAgo * DAY_MS);
      return {
        from: idOf(from),
        to: idOf(to),
        status: declined ? 'declined' : 'asked',
        message,
        askedBy: operator.id,
        reasons: reasons[index] ?? { from: [], to: [] },
        declineReason: declined?.reason ?? null,
        declineNote: declined?.note ?? '',
        askedAt,
        answeredAt: declined ? new Date(askedAt.getTime() + DECLINED_AFTER_DAYS * DAY_MS) : null,
        answeredBy: null,
        mediated: { agreed: agreed.map(idOf), declinedBy: declined ? idOf(declined.by) : null },
      };
    }),
  );
}

/** Why each pair fits, as matching sees it today; nothing where it finds no reason. */
async function reasonsOf(
  deps: Deps,
  introductions: readonly Pick<DemoIntroduction, 'from' | 'to'>[],
  stored: Stored,
) {
  const profiles = await findProfiles(introductions.map((one) => stored.organisation(one.from).id));
  const byId = new Map(profiles.map((profile) => [String(profile._id), profile]));
  return Promise.all(
    introductions.map(async (one) => {
      const own = known(byId, stored.organisation(one.from).id);
      const found = await reasonsBetween(deps, own, stored.organisation(one.to).id);
      return { from: found?.asker ?? [], to: found?.asked ?? [] };
    }),
  );
}

function conversationOf(one: DemoIntroduction, id: string, region: DemoRegion, stored: Stored) {
  const organisationOf = new Map(region.people.map((person) => [person.email, person.organisation]));
  const organisations: [string, string] = [stored.organisation(one.from).id, stored.organisation(one.to).id];
  return {
    id,
    organisations,
    openedAt: one.answeredAt ?? one.askedAt,
    messages: one.messages.map(({ sender, text, sentAt }) => ({
      senderId: stored.person(sender).id,
      senderName: stored.person(sender).name,
      organisationId: stored.organisation(known(organisationOf, sender)).id,
      text,
      sentAt,
    })),
    read: one.read.map(({ email, sequence }) => ({ personId: stored.person(email).id, sequence })),
  };
}
