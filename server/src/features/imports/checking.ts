import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type imports, type ListImport, MOST_IMPORT_ERRORS } from '@klammer/contracts/imports';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type Upload } from '../../http/uploads.ts';
import { FileError } from '../../import/file.ts';
import { importFile } from '../../import/import-file.ts';
import { notFound, Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { keyOf, ListImports, type ImportDoc } from './model.ts';
import { presentImport } from './present.ts';

const SHOWN = 10;
const DEFAULT_SOURCE = 'list';

/** Reads the whole file and compares it with the store. @throws Problem invalid-input where it is no such list */
export async function checkList(
  deps: Deps,
  actor: Person,
  upload: Upload | null,
  { kind, source }: Parsed<typeof imports.check>['body'],
): Promise<ListImport> {
  if (!upload) throw noList('Choose a file.');
  const faults: ImportDoc['faults'] = [];
  const summary = await importFile(deps, {
    file: upload.path,
    kind,
    source: source || DEFAULT_SOURCE,
    dryRun: false,
    compareOnly: true,
    onError: (error) => faults.length < MOST_IMPORT_ERRORS && faults.push(error),
    onProgress: () => undefined,
  }).catch((cause: unknown) => {
    if (cause instanceof FileError) throw noList(cause.message, cause);
    throw cause;
  });
  const id = new mongoose.Types.ObjectId();
  await deps.files.put(keyOf(id), await readFile(upload.path), 'text/csv');
  const now = deps.now();
  const { sheet, layout, counts, cutOff } = summary;
  const doc = await ListImports.create({
    _id: id,
    state: 'checked',
    fileName: path.basename(upload.claimedName).slice(0, 120),
    kind,
    source: source || DEFAULT_SOURCE,
    encoding: sheet.encoding,
    separator: sheet.separator,
    columns: layout.header.filter((_, at) => layout.columns[at]),
    ignored: layout.ignored,
    total: counts.rows,
    counts,
    faults,
    cutOff,
    at: now,
    touchedAt: now,
  });
  await recordAudit(deps, {
    actor,
    action: 'import.checked',
    subject: { kind: 'import', id: String(id) },
    detail: { kind, rows: String(counts.rows), failed: String(counts.failed) },
  });
  return presentImport(doc.toObject());
}

export async function listImports(): Promise<{ items: ListImport[] }> {
  const docs = await ListImports.find().sort({ at: -1, _id: -1 }).limit(SHOWN).lean<ImportDoc[]>();
  return { items: docs.map(presentImport) };
}

export async function readImport(id: string): Promise<ListImport> {
  const doc = await ListImports.findById(id).lean<ImportDoc>();
  if (!doc) throw notFound();
  return presentImport(doc);
}

/** Files and what was wrong in them are needed for a few days. */
export async function removeImports(deps: Deps, before: Date): Promise<void> {
  const old = await ListImports.find({ at: { $lt: before } }, { _id: 1 })
    .limit(1000)
    .lean();
  for (const { _id } of old) {
    await deps.files.remove(keyOf(_id));
    await ListImports.deleteOne({ _id });
  }
}

function noList(message: string, cause?: unknown): Problem {
  return new Problem('invalid-input', message, {
    issues: [{ path: ['body', 'file'], code: 'no-list', message }],
    cause,
  });
}
