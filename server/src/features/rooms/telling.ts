import { type Localised } from '@klammer/contracts/text';
import { type Deps } from '../../deps.ts';
import { dayOf } from '../../time/local-time.ts';
import { forgetNotifications, notify } from '../notifications/service.ts';
import { findProfiles, isGone } from '../profiles/service.ts';
import { Grants, type GrantDoc, type RoomDoc } from './model.ts';
import { activeAt } from './standing.ts';

const MOST_TOLD = 200;

/** Everything said to an organisation about a room begins so; when its access ends, it is taken back. */
const keyOf = (roomId: unknown, organisationId: unknown) =>
  `room:${String(roomId)}:${String(organisationId)}:`;
const pathOf = (room: RoomDoc) => `/rooms/${String(room._id)}`;

export async function tellGranted(deps: Deps, room: RoomDoc, grant: GrantDoc): Promise<void> {
  await tell(deps, room, grant, {
    what: `granted:${grant.grantedAt.getTime()}`,
    type: 'room-granted',
    title: { de: 'Ein Datenraum ist für Sie geöffnet', en: 'A data room is open to you' },
  });
}

export async function tellExpiring(deps: Deps, room: RoomDoc, grant: GrantDoc): Promise<void> {
  await tell(deps, room, grant, {
    what: `expiring:${grant.expiresAt?.getTime() ?? 0}`,
    type: 'room-expiring',
    title: { de: 'Ihr Zugang zu einem Datenraum endet bald', en: 'Your access to a data room ends soon' },
  });
}

/** Once a day, however many files come. */
export async function tellNewFile(deps: Deps, room: RoomDoc): Promise<void> {
  for (const grant of await activeGrants(deps, room))
    await tell(deps, room, grant, {
      what: `file:${dayOf(deps.now())}`,
      type: 'room-file',
      title: { de: 'Neues in einem Datenraum', en: 'Something new in a data room' },
    });
}

async function tell(
  deps: Deps,
  room: RoomDoc,
  { organisationId }: GrantDoc,
  news: { what: string; type: 'room-granted' | 'room-expiring' | 'room-file'; title: Localised },
): Promise<void> {
  const [owner] = await findProfiles([String(room.organisationId)]);
  // Nobody can look into it while its owner is suspended or being deleted.
  if (!owner || isGone(owner)) return;
  const text = `${owner.name} · ${room.name}`;
  await notify(deps, {
    key: keyOf(room._id, organisationId) + news.what,
    type: news.type,
    to: { organisations: [String(organisationId)] },
    title: news.title,
    text: { de: text, en: text },
    path: pathOf(room),
  });
}

/** Takes back what was said to an organisation, or to all of them: the page it leads to is gone for them. */
export async function takeBackNews(roomId: string, organisationId?: string): Promise<void> {
  await forgetNotifications(organisationId ? keyOf(roomId, organisationId) : `room:${roomId}:`);
}

/** Open pages of the owner and of whoever may look in ask anew; also of those who just could. */
export async function announce(deps: Deps, room: RoomDoc, alsoTo: readonly string[] = []): Promise<void> {
  const viewers = (await activeGrants(deps, room)).map((grant) => String(grant.organisationId));
  const organisations = [...new Set([String(room.organisationId), ...viewers, ...alsoTo])];
  deps.publish({ organisations }, 'room:changed', { roomId: String(room._id) });
}

function activeGrants(deps: Deps, room: RoomDoc): Promise<GrantDoc[]> {
  return Grants.find({ roomId: room._id, ...activeAt(deps.now()) })
    .limit(MOST_TOLD)
    .lean<GrantDoc[]>();
}
