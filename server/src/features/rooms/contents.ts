import { randomBytes } from 'node:crypto';
import { type Parsed } from '@klammer/contracts/endpoint';
import {
  MOST_ROOM_FILES,
  MOST_ROOM_FOLDERS,
  MOST_ROOM_PAGES,
  type Room,
  type rooms,
} from '@klammer/contracts/rooms';
import { type StoredFile } from '@klammer/contracts/files';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { countPages, UnreadablePdf } from '../../pdf/pages.ts';
import { notFound, Problem } from '../../problem.ts';
import { claimFile, releaseFile, unclaimFile } from '../files/service.ts';
import { OWNER_KIND } from './keeping.ts';
import { Rooms, type RoomDoc, type RoomFileDoc } from './model.ts';
import { getRoom } from './reading.ts';
import { readEditable } from './standing.ts';
import { announce, tellNewFile } from './telling.ts';
import { readBytes } from './viewing.ts';

/** @throws Problem not-found | forbidden | capacity-reached */
export async function addFolder(deps: Deps, actor: Member, id: string, name: string): Promise<Room> {
  await readEditable(deps, actor, id);
  const key = randomBytes(6).toString('hex');
  const roomLeft = { [`folders.${MOST_ROOM_FOLDERS - 1}`]: { $exists: false } };
  await change(deps, { _id: id, ...roomLeft }, { $push: { folders: { key, name } } }, () =>
    full(`A data room holds ${MOST_ROOM_FOLDERS} folders at most.`),
  );
  return getRoom(deps, actor, id);
}

export async function renameFolder(
  deps: Deps,
  actor: Member,
  { id, key }: Parsed<typeof rooms.renameFolder>['params'],
  name: string,
): Promise<Room> {
  await readEditable(deps, actor, id);
  await change(deps, { _id: id, 'folders.key': key }, { $set: { 'folders.$.name': name } });
  return getRoom(deps, actor, id);
}

/** What lay in it lies in the room afterwards: in one write, so that no file is in a folder that is not there. */
export async function removeFolder(
  deps: Deps,
  actor: Member,
  { id, key }: Parsed<typeof rooms.removeFolder>['params'],
): Promise<Room> {
  await readEditable(deps, actor, id);
  const update = { $pull: { folders: { key } }, $set: { 'files.$[inside].folder': null } };
  await change(deps, { _id: id, 'folders.key': key }, update, notFound, [{ 'inside.folder': key }]);
  return getRoom(deps, actor, id);
}

/**
 * Puts an upload into the room and counts its pages. A PDF that cannot be read page by page is kept for downloads.
 * @throws Problem not-found | forbidden | invalid-input | capacity-reached
 */
export async function addFile(
  deps: Deps,
  actor: Member,
  id: string,
  { fileId, folder }: Parsed<typeof rooms.addFile>['body'],
): Promise<Room> {
  await readEditable(deps, actor, id);
  const room = await claimAndPush(deps, actor, id, { fileId, folder });
  if (room) {
    await announce(deps, room);
    await tellNewFile(deps, room);
  }
  return getRoom(deps, actor, id);
}

/** @returns null where the file is there already, as after a double click */
async function claimAndPush(
  deps: Deps,
  actor: Member,
  id: string,
  { fileId, folder }: Parsed<typeof rooms.addFile>['body'],
): Promise<RoomDoc | null> {
  const owner = { ownerKind: OWNER_KIND, ownerId: id };
  const stored = await claimFile(deps, actor, fileId, { ...owner, purpose: 'room' });
  const isThere = async () => (await Rooms.exists({ _id: id, 'files.id': fileId })) !== null;
  try {
    const file: RoomFileDoc = {
      id: new mongoose.Types.ObjectId(fileId),
      name: stored.name,
      type: stored.type,
      size: stored.size,
      pages: await readPages(deps, actor, stored),
      folder,
      addedAt: deps.now(),
      addedBy: actor.personId,
    };
    const room = await push(id, file);
    if (!room && !(await isThere()))
      throw full(`The folder is gone, or the data room holds ${MOST_ROOM_FILES} files already.`);
    return room;
  } catch (error) {
    if (!(await isThere())) await unclaimFile(fileId, owner);
    throw error;
  }
}

function push(id: string, file: RoomFileDoc): Promise<RoomDoc | null> {
  const filter = {
    _id: id,
    'files.id': { $ne: file.id },
    [`files.${MOST_ROOM_FILES - 1}`]: { $exists: false },
    ...(file.folder && { 'folders.key': file.folder }),
  };
  return Rooms.findOneAndUpdate(
    filter,
    { $push: { files: file } },
    { returnDocument: 'after' },
  ).lean<RoomDoc>();
}

async function readPages(deps: Deps, actor: Member, { id, type }: StoredFile): Promise<number | null> {
  if (type !== 'application/pdf') return null;
  try {
    const pages = await countPages(actor.organisationId, () => readBytes(deps, id));
    return pages > 0 && pages <= MOST_ROOM_PAGES ? pages : null;
  } catch (error) {
    if (error instanceof UnreadablePdf) return null;
    throw error;
  }
}

export async function moveFile(
  deps: Deps,
  actor: Member,
  { id, fileId }: Parsed<typeof rooms.moveFile>['params'],
  folder: string | null,
): Promise<Room> {
  await readEditable(deps, actor, id);
  const filter = { _id: id, 'files.id': fileId, ...(folder && { 'folders.key': folder }) };
  // Not `files.$`: with two lists in the filter, which of them the place belongs to is not defined.
  const update = { $set: { 'files.$[own].folder': folder } };
  await change(deps, filter, update, notFound, [{ 'own.id': new mongoose.Types.ObjectId(fileId) }]);
  return getRoom(deps, actor, id);
}

export async function removeFile(
  deps: Deps,
  actor: Member,
  { id, fileId }: Parsed<typeof rooms.removeFile>['params'],
): Promise<Room> {
  await readEditable(deps, actor, id);
  await change(deps, { _id: id, 'files.id': fileId }, { $pull: { files: { id: fileId } } });
  await releaseFile(deps, fileId, { ownerKind: OWNER_KIND, ownerId: id });
  return getRoom(deps, actor, id);
}

/** One write to one room, told to open pages. @throws what `refuse` makes where the condition does not hold */
async function change(
  deps: Deps,
  filter: mongoose.QueryFilter<RoomDoc>,
  update: mongoose.UpdateQuery<RoomDoc>,
  refuse: () => Problem = notFound,
  arrayFilters: Record<string, unknown>[] = [],
): Promise<RoomDoc> {
  const doc = await Rooms.findOneAndUpdate(filter, update, {
    returnDocument: 'after',
    ...(arrayFilters.length > 0 && { arrayFilters }),
  }).lean<RoomDoc>();
  if (!doc) throw refuse();
  await announce(deps, doc);
  return doc;
}

const full = (detail: string) => new Problem('capacity-reached', detail);
