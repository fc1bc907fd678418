import { type Parsed } from '@klammer/contracts/endpoint';
import { MOST_ROOM_GRANTS, type Room, type rooms } from '@klammer/contracts/rooms';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { endOf } from '../../time/local-time.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { notFound, Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { Confirmations, Grants, Rooms, type GrantDoc, type RoomDoc } from './model.ts';
import { canConfirm } from './policy.ts';
import { getRoom } from './reading.ts';
import { mayShare, readEditable, readRoom, textOf } from './standing.ts';
import { announce, takeBackNews, tellGranted } from './telling.ts';

type Key = Parsed<typeof rooms.grant>['params'];

/**
 * Opens the room to an organisation, or changes how and until when it is open. Only who was not let in before is told.
 * @throws Problem not-found | forbidden | invalid-input | capacity-reached
 */
export async function grantRoom(
  deps: Deps,
  actor: Member,
  { id, organisationId }: Key,
  { access, expiresOn }: Parsed<typeof rooms.grant>['body'],
): Promise<Room> {
  const room = await readEditable(deps, actor, id);
  if (!(await mayShare(actor.organisationId, organisationId))) throw notFound();
  const expiresAt = expiresOn === null ? null : endOf(expiresOn);
  if (expiresAt && expiresAt <= deps.now())
    throw new Problem('invalid-input', 'The last day has passed already.', {
      issues: [{ path: ['body', 'expiresOn'], code: 'past', message: 'must not be in the past' }],
    });
  const key = { roomId: room._id, organisationId };
  const isKnown = (await Grants.exists(key)) !== null;
  if (!isKnown && (await Grants.countDocuments({ roomId: room._id })) >= MOST_ROOM_GRANTS)
    throw new Problem(
      'capacity-reached',
      `A data room is open to ${MOST_ROOM_GRANTS} organisations at most.`,
    );
  const given = { access, expiresAt, grantedBy: actor.personId, revokedAt: null };
  const opened = await openTo(key, given, deps.now());
  if (opened) await tellGranted(deps, room, opened);
  else await Grants.updateOne(key, { $set: given });
  noteAudit(deps, {
    actor,
    action: 'room.granted',
    subject: { kind: 'room', id },
    detail: { organisationId, access, expiresOn: expiresOn ?? '' },
  });
  await announce(deps, room);
  return getRoom(deps, actor, id);
}

/** Opens it where it is closed, of several at once one. @returns null where it is open already */
async function openTo(
  key: { roomId: RoomDoc['_id']; organisationId: string },
  given: Partial<GrantDoc>,
  now: Date,
): Promise<GrantDoc | null> {
  const closed = { $or: [{ revokedAt: { $ne: null } }, { expiresAt: { $lte: now } }] };
  try {
    return await Grants.findOneAndUpdate(
      { ...key, ...closed },
      { $set: { ...given, grantedAt: now } },
      { upsert: true, returnDocument: 'after' },
    ).lean<GrantDoc>();
  } catch (error) {
    // An open one does not match, so the upsert meets it.
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

/** Ends it for every page that is open, not only for the next. @throws Problem not-found | forbidden */
export async function revokeGrant(deps: Deps, actor: Member, { id, organisationId }: Key): Promise<Room> {
  const room = await readEditable(deps, actor, id);
  const { matchedCount } = await Grants.updateOne(
    { roomId: room._id, organisationId, revokedAt: null },
    { $set: { revokedAt: deps.now() } },
  );
  if (matchedCount === 0) throw notFound();
  await announce(deps, room, [organisationId]);
  await takeBackNews(id, organisationId);
  noteAudit(deps, {
    actor,
    action: 'room.revoked',
    subject: { kind: 'room', id },
    detail: { organisationId },
  });
  return getRoom(deps, actor, id);
}

/** Whoever blocks an organisation neither shows it anything any more nor sees what it showed. */
export async function endGrantsBetween(deps: Deps, actor: Member, otherId: string): Promise<void> {
  const sides = [actor.organisationId, otherId];
  const rooms = await Rooms.find({ organisationId: { $in: sides } })
    .limit(100)
    .lean<RoomDoc[]>();
  for (const room of rooms) {
    const viewer = sides.find((one) => one !== String(room.organisationId)) ?? otherId;
    const { modifiedCount } = await Grants.updateOne(
      { roomId: room._id, organisationId: viewer, revokedAt: null },
      { $set: { revokedAt: deps.now() } },
    );
    if (modifiedCount === 0) continue;
    await announce(deps, room, [viewer]);
    await takeBackNews(String(room._id), viewer);
  }
}

/** @throws Problem conflict where the text is another one by now: what was not read cannot be confirmed */
export async function confirmRoom(deps: Deps, actor: Member, id: string, version: number): Promise<Room> {
  const { doc, guarded } = await readRoom(deps, actor, id);
  const text = textOf(doc);
  if (text && text.version !== version)
    throw new Problem('conflict', 'The text was changed; please read it again.');
  if (text && canConfirm(actor, guarded)) {
    const { personId, organisationId, name: personName } = actor;
    await Confirmations.updateOne(
      { roomId: doc._id, personId, version, organisationId },
      { $setOnInsert: { personName, at: deps.now() } },
      { upsert: true },
    ).catch((error: unknown) => {
      // Confirmed twice at once is confirmed.
      if (!isDuplicateKey(error)) throw error;
    });
    await announce(deps, doc);
  }
  return getRoom(deps, actor, id);
}
