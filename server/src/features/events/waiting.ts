import { dayOf } from '../../time/local-time.ts';
import {
  MOST_WAITING,
  waiting,
  waitingCount,
  type Waiting,
  type WaitingFor,
} from '../../contributions/waiting.ts';
import { type Member } from '../../actor.ts';
import { findProfiles } from '../profiles/service.ts';
import { Events, type EventDoc } from './model.ts';
import { canJoin, canPublish } from './policy.ts';
import { guardedOf } from './present.ts';
import { listMyEvents } from './reading.ts';
import { getRegistration } from './places/registering.ts';
import { titleOf } from './telling.ts';

const AHEAD_MS = 7 * 86_400_000;

export const eventsWaiting: WaitingFor = {
  member: async (deps, actor) => {
    const { items } = await listMyEvents(deps, actor, { limit: MOST_WAITING, when: 'next' });
    const now = deps.now().getTime();
    const soon = items.flatMap(({ id, title, startsAt, yours, status }) => {
      const ahead = startsAt === null ? -1 : Date.parse(startsAt) - now;
      const isComing =
        status === 'published' && yours?.status === 'registered' && ahead > 0 && ahead < AHEAD_MS;
      return isComing && startsAt ? [{ id, title, startsAt }] : [];
    });
    const coming = await Promise.all(
      soon.map(async ({ id, title, startsAt }) => {
        const { abilities } = await getRegistration(deps, actor, id);
        const code = abilities.confirm ? 'event-to-confirm' : 'event-soon';
        return waiting(code, `/events/${id}`, { about: title, dueOn: dayOf(new Date(startsAt)) });
      }),
    );
    return [...(await waitingOfOrganisers(actor)), ...coming];
  },
  operator: async () =>
    waitingCount(
      'events-to-decide',
      '/events?tab=proposed',
      await Events.countDocuments({ status: 'proposed' }),
    ),
  queue: async () => {
    const docs = await Events.find({ status: 'proposed' })
      .sort({ updatedAt: 1, _id: 1 })
      .limit(MOST_WAITING)
      .lean<EventDoc[]>();
    const profiles = await findProfiles(docs.flatMap((doc) => doc.organiserIds.slice(0, 1).map(String)));
    const byId = new Map(profiles.map((one) => [String(one._id), one]));
    const items = docs.map((doc) => {
      const maker = byId.get(String(doc.organiserIds[0]));
      return {
        code: 'event' as const,
        id: String(doc._id),
        about: titleOf(doc),
        who: maker ? { name: maker.name, kind: maker.kind, logo: maker.logo } : null,
        since: doc.updatedAt,
        path: `/events/${String(doc._id)}`,
      };
    });
    return { items, count: await Events.countDocuments({ status: 'proposed' }) };
  },
};

/** Drafts to publish, and others' events that the organisation is asked to organise too. */
async function waitingOfOrganisers(actor: Member): Promise<Waiting[]> {
  const own = actor.organisationId;
  const docs = await Events.find({
    $or: [
      { organiserIds: own, status: 'draft' },
      { invitedIds: own, status: { $in: ['draft', 'proposed', 'published'] } },
    ],
  })
    .sort({ updatedAt: -1 })
    .limit(MOST_WAITING)
    .lean<EventDoc[]>();
  return docs.flatMap((doc) => {
    const [guarded, about] = [guardedOf(doc), titleOf(doc)];
    const path = `/events/${String(doc._id)}`;
    if (canPublish(actor, guarded)) return [waiting('event-to-publish', `${path}/edit`, { about })];
    return canJoin(actor, guarded) ? [waiting('event-to-join', path, { about })] : [];
  });
}
