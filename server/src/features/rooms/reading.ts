import { MOST_ROOM_GRANTS, MOST_ROOMS, type Room, type rooms } from '@klammer/contracts/rooms';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { blockedFor } from '../blocks/service.ts';
import { introductionsWith } from '../introductions/service.ts';
import { findProfiles, listHidden, type ProfileDoc } from '../profiles/service.ts';
import {
  Accesses,
  Confirmations,
  Grants,
  Rooms,
  type ConfirmationDoc,
  type GrantDoc,
  type RoomDoc,
} from './model.ts';
import { canKeepRooms, isOwn } from './policy.ts';
import { presentOwn, presentRoom, presentShared } from './present.ts';
import { activeAt, readRoom } from './standing.ts';

const MOST_SHARED = 200;
const MOST_CONFIRMATIONS = 1000;

export async function getRoom(deps: Deps, actor: Member, id: string): Promise<Room> {
  const standing = await readRoom(deps, actor, id);
  const { doc, guarded } = standing;
  const own = isOwn(actor, guarded);
  const grants = own
    ? await Grants.find({ roomId: doc._id })
        .sort({ grantedAt: -1 })
        .limit(MOST_ROOM_GRANTS)
        .lean<GrantDoc[]>()
    : [];
  const confirmations = own
    ? await Confirmations.find({ roomId: doc._id }).limit(MOST_CONFIRMATIONS).lean<ConfirmationDoc[]>()
    : [];
  const profiles = await profilesOf([doc.organisationId, ...grants.map((grant) => grant.organisationId)]);
  return presentRoom(actor, standing, { grants, confirmations, profiles }, deps.now());
}

async function profilesOf(ids: readonly unknown[]): Promise<Map<string, ProfileDoc>> {
  const profiles = await findProfiles([...new Set(ids.map(String))]);
  return new Map(profiles.map((profile) => [String(profile._id), profile]));
}

export async function listRooms(
  deps: Deps,
  actor: Member,
  query: Parsed<typeof rooms.list>['query'],
): Promise<Output<typeof rooms.list>> {
  const [own, shared] = await Promise.all([
    listOwn(deps, actor, query.with),
    listShared(deps, actor, query.with),
  ]);
  return { own, shared, abilities: { create: canKeepRooms(actor) } };
}

async function listOwn(deps: Deps, { organisationId }: Member, otherId: string | undefined) {
  const docs = await Rooms.find({ organisationId }).sort({ name: 1 }).limit(MOST_ROOMS).lean<RoomDoc[]>();
  const roomIds = docs.map((doc) => doc._id);
  const grants = await Grants.find({ roomId: { $in: roomIds }, ...activeAt(deps.now()) })
    .limit(MOST_ROOMS * MOST_ROOM_GRANTS)
    .lean<GrantDoc[]>();
  const byRoom = Map.groupBy(grants, (grant) => String(grant.roomId));
  const viewersOf = (doc: RoomDoc) => byRoom.get(String(doc._id)) ?? [];
  const wanted = docs.filter(
    (doc) => !otherId || viewersOf(doc).some((grant) => String(grant.organisationId) === otherId),
  );
  return Promise.all(
    wanted.map(async (doc) => {
      const last = await Accesses.findOne({ roomId: doc._id }, { lastAt: 1 }).sort({ lastAt: -1 }).lean();
      return presentOwn(doc, viewersOf(doc).length, last?.lastAt ?? null);
    }),
  );
}

async function listShared(deps: Deps, { organisationId }: Member, otherId: string | undefined) {
  const grants = await Grants.find({ organisationId, ...activeAt(deps.now()) })
    .sort({ grantedAt: -1 })
    .limit(MOST_SHARED)
    .lean<GrantDoc[]>();
  if (grants.length === 0) return [];
  const [introductions, blocked, hidden] = await Promise.all([
    introductionsWith(organisationId),
    blockedFor(organisationId),
    listHidden(),
  ]);
  const docs = await Rooms.find({ _id: { $in: grants.map((grant) => grant.roomId) } })
    .limit(MOST_SHARED)
    .lean<RoomDoc[]>();
  const open = docs.filter((doc) => {
    const ownerId = String(doc.organisationId);
    const met = introductions.get(ownerId)?.status === 'accepted' && !blocked.has(ownerId);
    return met && !hidden.includes(ownerId) && (!otherId || otherId === ownerId);
  });
  const rooms = new Map(open.map((doc) => [String(doc._id), doc]));
  const profiles = await profilesOf(open.map((doc) => doc.organisationId));
  return grants.flatMap((grant) => {
    const doc = rooms.get(String(grant.roomId));
    const owner = doc && profiles.get(String(doc.organisationId));
    return owner ? [presentShared(doc, grant, owner)] : [];
  });
}
