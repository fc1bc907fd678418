import { writeFile } from 'node:fs/promises';
import { type ListImport, MOST_IMPORT_ERRORS } from '@klammer/contracts/imports';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { importFile, type Counts } from '../../import/import-file.ts';
import { notFound, Problem } from '../../problem.ts';
import { withIncomingFile } from '../../storage/incoming.ts';
import { recordAudit } from '../audit/service.ts';
import { keyOf, ListImports, type ImportDoc } from './model.ts';
import { presentImport } from './present.ts';

/** Without a sign for so long, the process that ran it is gone. */
const SILENT_MS = 2 * 60_000;
const EMPTY: Counts = { rows: 0, created: 0, updated: 0, unchanged: 0, claimed: 0, failed: 0, drafts: 0 };

/**
 * Begins to import and answers at once; the document says how far it is.
 * @throws Problem not-found | not-possible-now where it runs or is done
 */
export async function runImport(deps: Deps, actor: Person, id: string): Promise<ListImport> {
  const now = deps.now();
  const doc = await ListImports.findOneAndUpdate(
    { _id: id, state: { $in: ['checked', 'failed'] } },
    { $set: { state: 'running', counts: EMPTY, faults: [], touchedAt: now } },
    { returnDocument: 'after' },
  ).lean<ImportDoc>();
  if (!doc) {
    if (!(await ListImports.exists({ _id: id }))) throw notFound();
    throw new Problem('not-possible-now', 'It runs already, or is done.');
  }
  await recordAudit(deps, {
    actor,
    action: 'import.started',
    subject: { kind: 'import', id },
    detail: { kind: doc.kind, rows: String(doc.total) },
  });
  void work(deps, doc);
  return presentImport(doc);
}

/** What a kill cut off can be begun again: rows that are in are found by their keys. */
export async function giveUpSilent(deps: Pick<Deps, 'now'>): Promise<void> {
  await ListImports.updateMany(
    { state: 'running', touchedAt: { $lt: new Date(deps.now().getTime() - SILENT_MS) } },
    { $set: { state: 'failed' } },
  );
}

async function work(deps: Deps, doc: ImportDoc): Promise<void> {
  const { _id, kind, source } = doc;
  try {
    const counts = await withFile(deps, doc, async (file) => {
      const faults: ImportDoc['faults'] = [];
      let noted: Promise<unknown> = Promise.resolve();
      const summary = await importFile(deps, {
        file,
        kind,
        source,
        dryRun: false,
        onError: (error) => faults.length < MOST_IMPORT_ERRORS && faults.push(error),
        // Noted one after the other, so that an older figure never comes last.
        onProgress: (now) => {
          const so = { counts: { ...now }, touchedAt: deps.now() };
          noted = noted.then(() => ListImports.updateOne({ _id }, { $set: so }));
        },
      });
      await noted;
      await ListImports.updateOne({ _id }, { $set: { faults, cutOff: summary.cutOff } });
      return summary.counts;
    });
    await ListImports.updateOne({ _id }, { $set: { state: 'done', counts, doneAt: deps.now() } });
  } catch (error) {
    deps.log.error({ err: error, import: String(_id) }, 'an import did not finish');
    await ListImports.updateOne({ _id }, { $set: { state: 'failed' } });
  }
}

/** The reader wants a file of this machine; where files lie elsewhere it is fetched first. */
async function withFile<Result>(
  deps: Deps,
  { _id }: ImportDoc,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const bytes = await deps.files.get(keyOf(_id));
  if (!bytes) throw new Error('the file of the import is gone');
  return withIncomingFile(deps.config.KLAMMER_DATA_DIR, async (file) => {
    await writeFile(file, bytes, { mode: 0o600 });
    return use(file);
  });
}
