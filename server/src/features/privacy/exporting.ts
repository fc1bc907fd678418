import { createWriteStream, openAsBlob } from 'node:fs';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type FileAnswer } from '@klammer/contracts/endpoint';
import { type PersonalExport } from '@klammer/contracts/privacy';
import { type QueryFilter } from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { type PersonalData, type Subject } from '../../contributions/personal-data.ts';
import { notFound } from '../../problem.ts';
import { withIncomingFile } from '../../storage/incoming.ts';
import { findSubject, formerIdsOf, localeOfPerson } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { privacyMails } from './mails.ts';
import { Exports, type ExportDoc } from './model.ts';

const DAY_MS = 86_400_000;
const EXPORT_KEPT_DAYS = 7;
const STUCK_MS = 10 * 60_000;

/** Asks for an export; one that waits or is being built already is the answer. */
export async function startExport(
  deps: Deps,
  parts: readonly PersonalData[],
  actor: Person,
): Promise<PersonalExport> {
  const open = await Exports.findOne({
    personId: actor.personId,
    state: { $in: ['waiting', 'running'] },
  }).lean<ExportDoc>();
  if (open) return presentExport(open);
  const requestedAt = deps.now();
  try {
    const created = await Exports.create({
      personId: actor.personId,
      state: 'waiting',
      total: parts.length,
      requestedAt,
      expiresAt: new Date(requestedAt.getTime() + EXPORT_KEPT_DAYS * DAY_MS),
    });
    await recordAudit(deps, {
      actor,
      action: 'export.requested',
      subject: { kind: 'export', id: String(created._id) },
    });
    return presentExport(created.toObject());
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return startExport(deps, parts, actor);
  }
}

/** Builds every export that waits, one after the other, and tells its owner. */
export async function buildExports(deps: Deps, parts: readonly PersonalData[]): Promise<void> {
  const stuckSince = new Date(deps.now().getTime() - STUCK_MS);
  for (;;) {
    const doc = await Exports.findOneAndUpdate(
      { $or: [{ state: 'waiting' }, { state: 'running', startedAt: { $lt: stuckSince } }] },
      { $set: { state: 'running', startedAt: deps.now(), done: 0 } },
      { sort: { requestedAt: 1 }, returnDocument: 'after' },
    ).lean<ExportDoc>();
    if (!doc) return;
    await buildExport(deps, parts, doc);
  }
}

async function buildExport(deps: Deps, parts: readonly PersonalData[], doc: ExportDoc): Promise<void> {
  const subject = await findSubject(doc.personId);
  if (!subject) {
    await Exports.deleteOne({ _id: doc._id });
    return;
  }
  try {
    const bytes = await writeZip(deps, parts, doc, subject);
    await Exports.updateOne({ _id: doc._id }, { $set: { state: 'ready', bytes } });
    // The newest has all that is in those before it; asking again and again fills no storage.
    await removeExports(deps, { personId: doc.personId, requestedAt: { $lt: doc.requestedAt } });
    const url = `${deps.publicUrl}/settings/privacy`;
    const locale = await localeOfPerson(doc.personId);
    await deps.mailer.send(privacyMails.exportReady.to(subject.email, locale, { url }));
  } catch (error) {
    deps.log.error({ err: error, export: String(doc._id) }, 'an export could not be built');
    await Exports.updateOne({ _id: doc._id }, { $set: { state: 'failed' } });
  }
}

/** Goes through a file of its own, so that no export, however large, is held in memory. @returns its size */
async function writeZip(
  deps: Deps,
  parts: readonly PersonalData[],
  doc: ExportDoc,
  subject: Subject,
): Promise<number> {
  return withIncomingFile(deps.config.KLAMMER_DATA_DIR, async (file) => {
    await packInto(file, deps, parts, doc, subject);
    // A key is written once; an earlier try may have come this far.
    await deps.files.remove(keyOf(doc._id));
    const bytes = await openAsBlob(file, { type: 'application/zip' });
    await deps.files.put(keyOf(doc._id), bytes, 'application/zip');
    return bytes.size;
  });
}

async function packInto(
  file: string,
  deps: Deps,
  parts: readonly PersonalData[],
  doc: ExportDoc,
  subject: Subject,
): Promise<void> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const output = new PassThrough();
  let reading: Readable | undefined;
  const fail = (error: unknown) => {
    reading?.destroy();
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on('error', fail);
  zip.outputStream.pipe(output);
  const written = pipeline(output, createWriteStream(file, { mode: 0o600 }));
  try {
    zip.addBuffer(Buffer.from(README), 'README.txt');
    const former = await formerIdsOf(doc.personId);
    for (const part of parts) {
      await addPart(part, subject, '');
      for (const personId of former) await addPart(part, { ...subject, personId }, `former-${personId}/`);
      await Exports.updateOne({ _id: doc._id }, { $inc: { done: 1 } });
    }
    zip.end();
  } catch (error) {
    fail(error);
  }
  await written;

  async function addPart(part: PersonalData, of: Subject, folder: string): Promise<void> {
    const { data, files = [] } = await part.export(deps, of);
    zip.addBuffer(Buffer.from(JSON.stringify(data, null, 2)), `${folder}${part.name}.json`);
    // Names come from people; only the last piece is used, so that none leads out of its folder.
    for (const [index, { name, open }] of files.entries())
      zip.addReadStreamLazy(
        `${folder}${part.name}/${index + 1}-${path.basename(name).replaceAll('\\', '_')}`,
        (take) => {
          open().then((body) => {
            reading = Readable.from(body ?? []).on('error', fail);
            take(null, reading);
          }, fail);
        },
      );
  }
}

const README = `Klammer: everything about you / alles über Sie

One JSON file per part of the product. Moments are in UTC, ids are those of the database.
Eine JSON-Datei je Bereich. Zeitpunkte in UTC, Kennungen wie in der Datenbank.
A folder "former-…" has what still stands under an account that went into yours.
Ein Ordner "former-…" enthält, was noch unter einem Konto steht, das in Ihrem aufgegangen ist.
`;

/** The ZIP for its owner. @throws Problem not-found for anybody else, too early, too late */
export async function openExport(deps: Deps, actor: Person, id: string): Promise<FileAnswer> {
  const doc = await Exports.findOne({
    _id: id,
    personId: actor.personId,
    state: 'ready',
    expiresAt: { $gt: deps.now() },
  }).lean<ExportDoc>();
  const body = doc && (await deps.files.get(keyOf(doc._id)));
  if (!doc || !body) throw notFound();
  await recordAudit(deps, { actor, action: 'export.downloaded', subject: { kind: 'export', id } });
  return { type: 'application/zip', name: 'klammer.zip', disposition: 'attachment', bytes: doc.bytes, body };
}

/** Deletes what has expired, or everything of a person. */
export async function removeExports(deps: Deps, filter: QueryFilter<ExportDoc>): Promise<void> {
  const docs = await Exports.find(filter).limit(10_000).lean<ExportDoc[]>();
  for (const doc of docs) {
    await deps.files.remove(keyOf(doc._id));
    await Exports.deleteOne({ _id: doc._id });
  }
}

export async function newestExport(deps: Deps, personId: string): Promise<PersonalExport | null> {
  const doc = await Exports.findOne({ personId, expiresAt: { $gt: deps.now() } })
    .sort({ requestedAt: -1 })
    .lean<ExportDoc>();
  return doc && presentExport(doc);
}

function presentExport(doc: ExportDoc): PersonalExport {
  return {
    id: String(doc._id),
    state: doc.state,
    done: doc.done,
    total: doc.total,
    bytes: doc.bytes,
    requestedAt: doc.requestedAt.toISOString(),
    expiresAt: doc.expiresAt.toISOString(),
  };
}

const keyOf = (id: unknown): string => `export-${String(id)}.zip`;
