import { type Parsed } from '@klammer/contracts/endpoint';
import { MOST_ROOMS, type Room, type rooms } from '@klammer/contracts/rooms';
import { type Member } from '../../actor.ts';
import { storeAmong } from '../../db/capped.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { releaseFilesOf } from '../files/service.ts';
import { Accesses, Confirmations, Grants, Rooms, type RoomDoc } from './model.ts';
import { canKeepRooms } from './policy.ts';
import { getRoom } from './reading.ts';
import { readEditable, textOf } from './standing.ts';
import { announce, takeBackNews } from './telling.ts';

const MOST_TEXTS = 200;
/** What a file of a room belongs to. Nobody reads it by its own address: each look goes through the room. */
export const OWNER_KIND = 'room';

/** @throws Problem forbidden | duplicate | capacity-reached */
export async function createRoom(
  deps: Deps,
  actor: Member,
  { name }: Parsed<typeof rooms.create>['body'],
): Promise<Room> {
  if (!canKeepRooms(actor)) throw new Problem('forbidden');
  const { organisationId } = actor;
  const detail = `An organisation can have ${MOST_ROOMS} data rooms at most.`;
  const doc = await storeAmong(Rooms, { organisationId }, { most: MOST_ROOMS, detail }, () =>
    namedOnce(() =>
      Rooms.create({ organisationId, name, folders: [], files: [], texts: [], createdAt: deps.now() }),
    ),
  );
  noteAudit(deps, { actor, action: 'room.created', subject: { kind: 'room', id: String(doc._id) } });
  return getRoom(deps, actor, String(doc._id));
}

/**
 * Renames it, or changes what viewers confirm: earlier texts stay, since somebody gave their word for them.
 * @throws Problem not-found | forbidden | duplicate | conflict
 */
export async function updateRoom(
  deps: Deps,
  actor: Member,
  id: string,
  { name, confidentiality }: Parsed<typeof rooms.update>['body'],
): Promise<Room> {
  const doc = await readEditable(deps, actor, id);
  if (name !== undefined && name !== doc.name)
    await namedOnce(() => Rooms.updateOne({ _id: id }, { $set: { name } }));
  if (confidentiality !== undefined && confidentiality !== (textOf(doc)?.text ?? ''))
    await addText(deps, doc, confidentiality);
  await announce(deps, doc);
  return getRoom(deps, actor, id);
}

async function addText(deps: Deps, { _id, texts }: RoomDoc, text: string): Promise<void> {
  if (texts.length >= MOST_TEXTS)
    throw new Problem('capacity-reached', 'The text was changed too often; open a new data room.');
  const { modifiedCount } = await Rooms.updateOne(
    { _id, texts: { $size: texts.length } },
    { $push: { texts: { version: texts.length + 1, text, at: deps.now() } } },
  );
  if (modifiedCount === 0) throw new Problem('conflict');
}

async function namedOnce<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    if (!isDuplicateKey(cause)) throw cause;
    throw new Problem('duplicate', 'There is a data room of this name already.', {
      issues: [{ path: ['body', 'name'], code: 'duplicate', message: 'is taken' }],
      cause,
    });
  }
}

/** @throws Problem not-found | forbidden */
export async function removeRoom(deps: Deps, actor: Member, id: string): Promise<void> {
  const doc = await readEditable(deps, actor, id);
  const viewers = await Grants.distinct('organisationId', { roomId: id });
  await removeAll(deps, id);
  noteAudit(deps, { actor, action: 'room.removed', subject: { kind: 'room', id } });
  await announce(deps, doc, viewers.map(String));
}

/** The room after what is in it, so that it can be removed again after a kill. */
export async function removeAll(deps: Deps, roomId: string): Promise<void> {
  await empty(deps, roomId);
  await Rooms.deleteOne({ _id: roomId });
  // Once more, for what was put in or opened meanwhile: it would count as used space that nobody can free.
  await empty(deps, roomId);
}

/** The grants first, so that nobody sees it half gone. */
async function empty(deps: Deps, roomId: string): Promise<void> {
  await Grants.deleteMany({ roomId });
  await takeBackNews(roomId);
  await releaseFilesOf(deps, { ownerKind: OWNER_KIND, ownerId: roomId });
  await Accesses.deleteMany({ roomId });
  await Confirmations.deleteMany({ roomId });
}
