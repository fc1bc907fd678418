import { buffer } from 'node:stream/consumers';
import { type FileAnswer, type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type rooms } from '@klammer/contracts/rooms';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { dayOf, stampOf } from '../../time/local-time.ts';
import { after, toPage } from '../../http/cursor.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { drawPage, UnreadablePdf, type ReadPdf } from '../../pdf/pages.ts';
import { notFound, Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { openFile } from '../files/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { Accesses, type AccessDoc, type RoomDoc, type RoomFileDoc } from './model.ts';
import { canDownload, canLookInto, canSeeLog, isOwn, type Guarded } from './policy.ts';
import { presentAccess } from './present.ts';
import { readRoom } from './standing.ts';

/**
 * A page as a picture with the viewer's name over it.
 * @throws Problem not-found | forbidden | not-possible-now for a PDF that cannot be drawn
 */
export async function viewPage(
  deps: Deps,
  actor: Member,
  { id, fileId, page }: Parsed<typeof rooms.page>['params'],
): Promise<FileAnswer> {
  const { file } = await readFile(deps, actor, { id, fileId }, canLookInto);
  if (page > (file.pages ?? 0)) throw notFound();
  const [own] = await findProfiles([actor.organisationId]);
  const mark = `${actor.name} · ${own?.name ?? ''} · ${stampOf(deps.now())}`;
  const body = await draw(actor, () => readBytes(deps, fileId), page, mark);
  // Drawing takes its time: whoever lost the right meanwhile gets nothing.
  const { doc, guarded } = await readFile(deps, actor, { id, fileId }, canLookInto);
  await record(deps, actor, guarded, doc, file, { kind: 'view', page });
  return { type: 'image/jpeg', name: `${page}.jpg`, bytes: body.length, disposition: 'inline', body };
}

/** The bytes of a file that the caller has the right to. */
export async function readBytes(deps: Deps, fileId: string): Promise<Buffer> {
  const opened = await openFile(deps, fileId);
  if (!opened) throw notFound();
  return buffer(opened.body);
}

async function draw(actor: Member, read: ReadPdf, page: number, mark: string): Promise<Uint8Array> {
  try {
    return await drawPage(actor.organisationId, read, page, mark);
  } catch (cause) {
    if (!(cause instanceof UnreadablePdf)) throw cause;
    throw new Problem('not-possible-now', 'This page cannot be shown.', { cause });
  }
}

/** @throws Problem not-found | forbidden where it was not confirmed, or may only be looked at */
export async function downloadRoomFile(
  deps: Deps,
  actor: Member,
  key: Parsed<typeof rooms.download>['params'],
): Promise<FileAnswer> {
  const { doc, file, guarded } = await readFile(deps, actor, key, canDownload);
  const opened = await openFile(deps, key.fileId);
  if (!opened) throw notFound();
  await recordAudit(deps, {
    actor,
    action: 'room.file-downloaded',
    subject: { kind: 'room', id: key.id },
    detail: { fileId: key.fileId },
  });
  await record(deps, actor, guarded, doc, file, { kind: 'download' });
  const { name, type, size } = file;
  return { type, name, bytes: size, disposition: 'attachment', body: opened.body };
}

async function readFile(
  deps: Deps,
  actor: Member,
  { id, fileId }: { id: string; fileId: string },
  may: (actor: Member, room: Guarded) => boolean,
): Promise<{ doc: RoomDoc; file: RoomFileDoc; guarded: Guarded }> {
  const { doc, guarded } = await readRoom(deps, actor, id);
  if (!canLookInto(actor, guarded))
    throw new Problem('forbidden', 'Please confirm the confidentiality of this data room first.');
  const file = doc.files.find((one) => String(one.id) === fileId);
  if (!file) throw notFound();
  if (!may(actor, guarded)) throw new Problem('forbidden', 'This file may be looked at, not downloaded.');
  return { doc, file, guarded };
}

/** Kept before anything leaves: by organisation, file and day. The owner's own looks are nobody's business. */
async function record(
  deps: Deps,
  actor: Member,
  guarded: Guarded,
  { _id: roomId }: RoomDoc,
  { id: fileId, name: fileName }: RoomFileDoc,
  what: { kind: 'view'; page: number } | { kind: 'download' },
): Promise<void> {
  if (isOwn(actor, guarded)) return;
  const at = deps.now();
  const { organisationId } = actor;
  const upsert = () =>
    Accesses.updateOne(
      { roomId, organisationId, fileId, kind: what.kind, day: dayOf(at) },
      {
        $setOnInsert: { fileName, firstAt: at },
        $max: { lastAt: at },
        ...(what.kind === 'view' && { $addToSet: { pages: what.page } }),
      },
      { upsert: true },
    );
  try {
    await upsert();
  } catch (error) {
    // Two pages asked for at once: the other made the entry, this one adds to it.
    if (!isDuplicateKey(error)) throw error;
    await upsert();
  }
}

/** @throws Problem not-found: for viewers there is no log */
export async function listAccesses(
  deps: Deps,
  actor: Member,
  id: string,
  { cursor, limit }: Parsed<typeof rooms.accesses>['query'],
): Promise<Output<typeof rooms.accesses>> {
  const { guarded } = await readRoom(deps, actor, id);
  if (!canSeeLog(actor, guarded)) throw notFound();
  const docs = await Accesses.find({ roomId: new mongoose.Types.ObjectId(id), ...after('lastAt', cursor) })
    .sort({ lastAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<AccessDoc[]>();
  const profiles = await findProfiles([...new Set(docs.map((doc) => String(doc.organisationId)))]);
  const names = new Map(profiles.map((profile) => [String(profile._id), profile.name]));
  return toPage(
    docs,
    limit,
    (doc) => doc.lastAt,
    (doc) => presentAccess(doc, names.get(String(doc.organisationId)) ?? ''),
  );
}
