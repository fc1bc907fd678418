import { type FileAnswer, type Output } from '@klammer/contracts/endpoint';
import { type FilePurpose, type files, type StoredFile } from '@klammer/contracts/files';
import { type Actor, type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { Files, type FileDoc, type FileOwner } from './model.ts';
import { canClaim, canDiscard, canSeeUnclaimed } from './policy.ts';
import { guardedOf, presentFile } from './present.ts';
import { readUsage } from './quota.ts';
import { removeFiles } from './removing.ts';

const MB = 1024 * 1024;
/** A picture's address always leads to the same bytes; an hour is how long a right to see it may outlive itself. */
const PICTURE_MAX_AGE_S = 3600;

/** Whether the actor may read a file that was claimed for this owner. */
export type FileReader = (
  deps: Deps,
  actor: Actor,
  file: { fileId: string; ownerId: string },
) => Promise<boolean>;
export type FileReaders = Readonly<Record<string, FileReader>>;

/**
 * Makes an upload part of something; again for the same owner is fine.
 * @throws Problem invalid-input where there is no such upload of one's own for this purpose, or it is in use
 */
export async function claimFile(
  _deps: Deps,
  actor: Member,
  fileId: string,
  { purpose, ownerKind, ownerId }: FileOwner & { purpose: FilePurpose },
): Promise<StoredFile> {
  const unusable = () =>
    new Problem('invalid-input', 'There is no such upload, or it is used elsewhere; please upload it again.');
  const before = await Files.findById(fileId).lean<FileDoc>();
  if (!before || !canClaim(actor, guardedOf(before), purpose)) throw unusable();
  const doc = await Files.findOneAndUpdate(
    {
      _id: fileId,
      state: 'stored',
      $or: [
        { ownerKind: null, ownerId: null },
        { ownerKind, ownerId },
      ],
    },
    { $set: { ownerKind, ownerId } },
    { returnDocument: 'after' },
  ).lean<FileDoc>();
  if (!doc) throw unusable();
  return presentFile(doc);
}

/** Takes a claim back where the owner could not be written after all; the sweep removes what nobody claims anew. */
export async function unclaimFile(fileId: string, { ownerKind, ownerId }: FileOwner): Promise<void> {
  await Files.updateOne({ _id: fileId, ownerKind, ownerId }, { $set: { ownerKind: null, ownerId: null } });
}

/** Removes a file that its owner no longer has; one that belongs to something else is left alone. */
export async function releaseFile(
  deps: Deps,
  fileId: string,
  { ownerKind, ownerId }: FileOwner,
): Promise<void> {
  await removeFiles(deps, { _id: fileId, ownerKind, ownerId });
}

/** Files that something had before a change and has after it, and how to ask which it has at the moment. */
export interface Exchange {
  had: readonly string[];
  has: readonly string[];
  held: () => Promise<readonly string[]>;
}

/**
 * Writes something whose files change: claims the new ones first, lets them go where it is not written, and removes those
 * it no longer has once it is. Two who write at once claim the same files, so whoever fails or comes late asks what the
 * other has written before anything is let go.
 * @throws Problem as `claimFile`
 */
export async function exchangeFiles<Result>(
  deps: Deps,
  actor: Member,
  owner: FileOwner & { purpose: FilePurpose },
  { had, has, held }: Exchange,
  write: () => Promise<Result>,
): Promise<Result> {
  const fresh = has.filter((one) => !had.includes(one));
  let result: Result;
  try {
    for (const id of fresh) await claimFile(deps, actor, id, owner);
    result = await write();
  } catch (error) {
    for (const id of await unheld(fresh, held)) await unclaimFile(id, owner);
    throw error;
  }
  // One who failed may have let go of them before this was written.
  for (const id of fresh) await claimFile(deps, actor, id, owner);
  const gone = had.filter((one) => !has.includes(one));
  for (const id of await unheld(gone, held)) await releaseFile(deps, id, owner);
  return result;
}

async function unheld(ids: readonly string[], held: Exchange['held']): Promise<string[]> {
  if (ids.length === 0) return [];
  const kept = new Set(await held());
  return ids.filter((id) => !kept.has(id));
}

const MOST_CLAIMED = 500;

/** What was claimed for things of a kind and is older than a moment, in steps; for features that look after their own. */
export async function* claimedFor(
  ownerKind: string,
  before: Date,
): AsyncGenerator<{ id: string; ownerId: string }[]> {
  let batch: { id: string; ownerId: string }[] = [];
  const old = { ownerKind, uploadedAt: { $lt: before } };
  for await (const { _id, ownerId } of Files.find(old, { ownerId: 1 }).lean<FileDoc>().cursor()) {
    batch.push({ id: String(_id), ownerId: ownerId ?? '' });
    if (batch.length < MOST_CLAIMED) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Removes everything that belonged to something that is gone. */
export async function releaseFilesOf(deps: Deps, { ownerKind, ownerId }: FileOwner): Promise<void> {
  while ((await removeFiles(deps, { ownerKind, ownerId })) > 0);
}

/** Removes all there is, of a store that begins anew. */
export async function removeEveryFile(deps: Pick<Deps, 'files'>): Promise<void> {
  while ((await removeFiles(deps, {})) > 0);
}

/** Names and sizes of files by id, for showing them; the caller knows that the reader may see them. */
export async function describeFiles(ids: readonly string[]): Promise<Map<string, StoredFile>> {
  if (ids.length === 0) return new Map();
  const docs = await Files.find({ _id: { $in: [...ids] }, state: 'stored' })
    .limit(1000)
    .lean<FileDoc[]>();
  return new Map(docs.map((doc) => [String(doc._id), presentFile(doc)]));
}

/** The bytes themselves, for putting them into an archive or a PDF; null where there are none. */
export async function openFile(
  deps: Deps,
  fileId: string,
): Promise<{ file: StoredFile; body: AsyncIterable<Uint8Array> } | null> {
  const doc = await Files.findOne({ _id: fileId, state: 'stored' }).lean<FileDoc>();
  const key = doc?.parts.find((part) => part.size === 'large')?.key;
  const body = key ? await deps.files.get(key) : null;
  return doc && body ? { file: presentFile(doc), body } : null;
}

/** @throws Problem not-found where there is none, or whoever asks may not read it. */
export async function downloadFile(
  deps: Deps,
  readers: FileReaders,
  actor: Actor,
  id: string,
  size: 'small' | 'large',
): Promise<FileAnswer> {
  const doc = await Files.findById(id).lean<FileDoc>();
  if (!doc || !(await mayRead(deps, readers, actor, doc))) throw notFound();
  const part = doc.parts.find((one) => one.size === size) ?? doc.parts.at(0);
  const body = part && (await deps.files.get(part.key));
  if (!body) throw new Problem('unavailable', 'The file cannot be read right now.');
  // Pictures are part of pages. What a stranger may read is public; there is nobody to name.
  if (actor && !doc.picture)
    await recordAudit(deps, { actor, action: 'file.downloaded', subject: { kind: 'file', id } });
  return {
    type: doc.type,
    name: doc.name,
    bytes: part.bytes,
    disposition: doc.picture ? 'inline' : 'attachment',
    maxAgeSeconds: doc.picture ? PICTURE_MAX_AGE_S : 0,
    body,
  };
}

async function mayRead(deps: Deps, readers: FileReaders, actor: Actor, doc: FileDoc): Promise<boolean> {
  if (canSeeUnclaimed(actor, guardedOf(doc))) return true;
  if (doc.state !== 'stored' || doc.ownerKind === null || doc.ownerId === null) return false;
  const read = readers[doc.ownerKind];
  return (await read?.(deps, actor, { fileId: String(doc._id), ownerId: doc.ownerId })) ?? false;
}

export async function discardFile(deps: Deps, actor: Member, id: string): Promise<void> {
  const doc = await Files.findById(id).lean<FileDoc>();
  if (!doc || !canSeeUnclaimed(actor, guardedOf(doc))) throw notFound();
  if (!canDiscard(actor, guardedOf(doc))) throw new Problem('forbidden');
  await removeFiles(deps, { _id: id, ownerKind: null, ownerId: null });
}

export async function getUsage(deps: Deps, actor: Member): Promise<Output<typeof files.usage>> {
  const usage = await readUsage(actor.organisationId);
  return { ...usage, quotaBytes: deps.config.KLAMMER_FILES_MB * MB };
}

export { inspect } from './inspect.ts';
export { drawAnew, pictureAsPng } from './picture.ts';
export { presentFile } from './present.ts';
export { keepPicture, uploadFile } from './uploading.ts';
export { fillFile, fillPicture } from './filling.ts';
export { sweepFiles } from './removing.ts';
