import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type Request, type Response } from 'express';
import { type Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { makeIncoming } from '../storage/incoming.ts';

/** A file as it came: nothing about it has been checked but its size. */
export interface Upload {
  path: string;
  /** What the sender calls it. */
  claimedName: string;
  bytes: number;
}

/** Forms that one person sends at the same time. Each keeps a file's room on the disk for as long as they let it last. */
const MOST_AT_ONCE = 10;
const sending = new WeakMap<Deps, Map<string, number>>();

interface Form {
  request: Request;
  response: Response;
  maxBytes: number;
}

/**
 * Does something with the file of a form, which is there until that is done.
 * @throws Problem too-many-requests | too-large | invalid-input
 */
export async function withUpload(
  deps: Deps,
  personId: string,
  { request, response, maxBytes }: Form,
  work: (upload: Upload | null) => Promise<void>,
): Promise<void> {
  const counts = sending.get(deps) ?? new Map<string, number>();
  sending.set(deps, counts);
  const before = counts.get(personId) ?? 0;
  if (before >= MOST_AT_ONCE) throw new Problem('too-many-requests', undefined, { retryAfterSeconds: 10 });
  counts.set(personId, before + 1);
  let upload: Upload | null = null;
  try {
    upload = await receiveUpload(request, response, deps.config.KLAMMER_DATA_DIR, maxBytes);
    await work(upload);
  } finally {
    if (upload) await rm(upload.path, { force: true });
    const others = (counts.get(personId) ?? 1) - 1;
    if (others > 0) counts.set(personId, others);
    else counts.delete(personId);
  }
}

/**
 * Takes the one file of a form to a temporary file, so that memory does not fill up while it comes, and the other
 * fields to `request.body`.
 * @throws Problem too-large | invalid-input
 */
async function receiveUpload(
  request: Request,
  response: Response,
  dataFolder: string,
  maxBytes: number,
): Promise<Upload | null> {
  const { default: multer } = await import('multer');
  const folder = await makeIncoming(dataFolder);
  const receive = multer({
    storage: multer.diskStorage({
      destination: folder,
      filename: (_request, _file, done) => done(null, randomUUID()),
    }),
    defParamCharset: 'utf8',
    limits: {
      fileSize: maxBytes,
      files: 1,
      fields: 4,
      parts: 5,
      fieldSize: 1000,
      fieldNameSize: 40,
      headerPairs: 20,
      fieldNestingDepth: 0,
      fieldArrayIndexLimit: 0,
    },
  }).single('file');
  await new Promise<void>((resolve, reject) => {
    void receive(request, response, (error: unknown) => (error ? reject(problemOf(error)) : resolve()));
  });
  const { file } = request;
  return file ? { path: file.path, claimedName: file.originalname, bytes: file.size } : null;
}

function problemOf(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const code = 'code' in cause ? String(cause.code) : '';
  if (code === 'LIMIT_FILE_SIZE') return new Problem('too-large', 'The file is too large.', { cause });
  // A full disk or a folder that cannot be written is a fault of ours; a malformed form is the sender's.
  if (/^E[A-Z]+$/.test(code)) return cause;
  return new Problem('invalid-input', 'The form could not be read: send one file in the part “file”.', {
    cause,
  });
}
