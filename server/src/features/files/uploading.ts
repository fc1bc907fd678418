import { readFile } from 'node:fs/promises';
import { FILE_RULES, type FilePurpose, type StoredFile } from '@klammer/contracts/files';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type Upload } from '../../http/uploads.ts';
import { Problem } from '../../problem.ts';
import { inspect } from './inspect.ts';
import { Files, type FileDoc, type FileOwner, type Part } from './model.ts';
import { safeName } from './naming.ts';
import { drawAnew } from './picture.ts';
import { presentFile } from './present.ts';
import { removeFiles } from './removing.ts';
import { takeRoom } from './quota.ts';

const MB = 1024 * 1024;
/** Files looked at together: each is in memory meanwhile. */
const AT_ONCE = 3;
let waiting: Promise<unknown>[] = [];

/** Lets a few in at a time, the others wait. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  while (waiting.length >= AT_ONCE) await Promise.race(waiting);
  const running = work();
  const settled = running.then(
    () => undefined,
    () => undefined,
  );
  waiting.push(settled);
  try {
    return await running;
  } finally {
    waiting = waiting.filter((one) => one !== settled);
  }
}

/**
 * Looks at the bytes, draws pictures anew and keeps the file. It belongs to nothing yet; what is not claimed within a
 * day goes again.
 * @throws Problem forbidden | invalid-input | too-large | unsupported-media-type | capacity-reached
 */
export async function uploadFile(
  deps: Deps,
  actor: Member,
  purpose: FilePurpose,
  upload: Upload | null,
): Promise<FileDoc> {
  if (actor.role === 'viewer') throw new Problem('forbidden');
  return takeIn(deps, actor, purpose, upload);
}

/**
 * A picture that is part of something from the start; the caller knows that the person may give it one.
 * @throws Problem invalid-input | too-large | unsupported-media-type | capacity-reached
 */
export async function keepPicture(
  deps: Deps,
  by: Pick<Member, 'organisationId' | 'personId'>,
  { purpose, upload, owner }: { purpose: FilePurpose; upload: Upload | null; owner: FileOwner },
): Promise<StoredFile> {
  const doc = await takeIn(deps, by, purpose, upload);
  await Files.updateOne({ _id: doc._id }, { $set: owner });
  return presentFile(doc);
}

async function takeIn(
  deps: Deps,
  by: Pick<Member, 'organisationId' | 'personId'>,
  purpose: FilePurpose,
  upload: Upload | null,
): Promise<FileDoc> {
  if (!upload) throw new Problem('invalid-input', 'There is no file in the part “file”.');
  const { maxBytes } = FILE_RULES[purpose];
  if (upload.bytes > maxBytes) throw new Problem('too-large', `The file is larger than ${maxBytes / MB} MB.`);
  return inTurn(async () => {
    const bytes = await readFile(upload.path);
    const found = await inspect(bytes, upload.claimedName, purpose);
    const kept = found.picture
      ? { ending: 'webp', type: 'image/webp', parts: await drawAnew(bytes, purpose) }
      : { ending: found.ending, type: found.type, parts: { large: bytes } };
    const name = safeName(upload.claimedName, kept.ending);
    return keepFile(deps, by, { ...kept, name, purpose, picture: found.picture });
  });
}

/** A file as it is kept: looked at, or made by ourselves. */
export interface Kept {
  name: string;
  ending: string;
  type: string;
  purpose: FilePurpose;
  picture: boolean;
  parts: { small?: Buffer; large: Buffer };
}

/** The document first, then the room, then the bytes: a kill in between leaves something that the sweep finds. */
export async function keepFile(
  deps: Deps,
  by: Pick<Member, 'organisationId' | 'personId'>,
  kept: Kept,
): Promise<FileDoc> {
  const id = new mongoose.Types.ObjectId();
  const organisation = new mongoose.Types.ObjectId(by.organisationId);
  const parts = Object.entries(kept.parts).map(([size, bytes]) => ({
    part: { size, key: `${id.toHexString()}-${size}.${kept.ending}`, bytes: bytes.length } as Part,
    bytes,
  }));
  const doc: FileDoc = {
    _id: id,
    organisation,
    uploadedBy: by.personId,
    purpose: kept.purpose,
    state: 'writing',
    name: kept.name,
    type: kept.type,
    picture: kept.picture,
    bytes: parts.reduce((sum, { part }) => sum + part.bytes, 0),
    parts: parts.map(({ part }) => part),
    ownerKind: null,
    ownerId: null,
    uploadedAt: deps.now(),
  };
  await Files.create([doc]);
  try {
    await takeRoom({ organisation, file: id, bytes: doc.bytes }, deps.config.KLAMMER_FILES_MB * MB);
    for (const { part, bytes } of parts) await deps.files.put(part.key, bytes, kept.type);
    await Files.updateOne({ _id: id, state: 'writing' }, { $set: { state: 'stored' } });
    return { ...doc, state: 'stored' };
  } catch (error) {
    await removeFiles(deps, { _id: id });
    throw error;
  }
}
