import { randomBytes } from 'node:crypto';
import { type GrantAccess } from '@klammer/contracts/room-shapes';
import mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { dayOf } from '../../time/local-time.ts';
import { countPages } from '../../pdf/pages.ts';
import { fillFile } from '../files/service.ts';
import { OWNER_KIND } from './keeping.ts';
import { Accesses, Confirmations, Grants, Rooms, type RoomFileDoc } from './model.ts';

const DAY_MS = 86_400_000;

/** A data room of the demonstration region, open to one organisation that has looked into it. */
export interface FilledRoom {
  organisationId: string;
  keeper: { id: string; name: string };
  name: string;
  confidentiality: string;
  openedDaysAgo: number;
  files: { name: string; ending: string; type: string; folder: string | null; bytes: Buffer }[];
  grant: {
    organisationId: string;
    access: GrantAccess;
    daysLeft: number;
    confirmedBy: { id: string; name: string };
    /** What was looked at how many days ago, by the name of the file. */
    looks: { file: string; pages: number[]; daysAgo: number }[];
  };
}

export async function fillRooms(deps: Deps, list: readonly FilledRoom[]): Promise<void> {
  for (const room of list) await fillRoom(deps, room);
}

async function fillRoom(deps: Deps, room: FilledRoom): Promise<void> {
  const ago = (days: number) => new Date(deps.now().getTime() - days * DAY_MS);
  const _id = new mongoose.Types.ObjectId();
  const openedAt = ago(room.openedDaysAgo);
  const names = [...new Set(room.files.flatMap(({ folder }) => folder ?? []))];
  const folders = names.map((name) => ({ key: randomBytes(6).toString('hex'), name }));
  const files: RoomFileDoc[] = [];
  for (const file of room.files) {
    const folder = folders.find((one) => one.name === file.folder)?.key ?? null;
    files.push({ ...(await storeFile(deps, room, String(_id), file)), folder, addedAt: openedAt });
  }
  const texts = [{ version: 1, text: room.confidentiality, at: openedAt }];
  const { organisationId, name, grant } = room;
  await Rooms.create({ _id, organisationId, name, folders, files, texts, createdAt: openedAt });
  const viewer = { roomId: _id, organisationId: grant.organisationId };
  await Grants.create({
    ...viewer,
    access: grant.access,
    grantedAt: openedAt,
    grantedBy: room.keeper.id,
    expiresAt: ago(-grant.daysLeft),
  });
  const { id: personId, name: personName } = grant.confirmedBy;
  await Confirmations.create({ ...viewer, version: 1, personId, personName, at: openedAt });
  await Accesses.insertMany(
    grant.looks.map(({ file, pages, daysAgo }) => ({
      ...viewer,
      fileId: files.find((one) => one.name === file)?.id,
      kind: 'view',
      day: dayOf(ago(daysAgo)),
      fileName: file,
      pages,
      firstAt: ago(daysAgo),
      lastAt: new Date(ago(daysAgo).getTime() + 60_000 * pages.length),
    })),
  );
}

async function storeFile(
  deps: Deps,
  { organisationId, keeper }: FilledRoom,
  ownerId: string,
  { name, ending, type, bytes }: FilledRoom['files'][number],
): Promise<Omit<RoomFileDoc, 'folder' | 'addedAt'>> {
  const owner = { ownerKind: OWNER_KIND, ownerId };
  const by = { organisationId, personId: keeper.id };
  const stored = await fillFile(deps, { ...by, name, ending, type, bytes, owner, purpose: 'room' });
  return {
    id: new mongoose.Types.ObjectId(stored.id),
    name,
    type,
    size: stored.size,
    pages: type === 'application/pdf' ? await countPages(organisationId, () => Promise.resolve(bytes)) : null,
    addedBy: keeper.id,
  };
}
