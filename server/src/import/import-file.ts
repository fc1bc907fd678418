import { createHash } from 'node:crypto';
import { type Localised } from '@klammer/contracts/text';
import { type Kind } from '@klammer/contracts/profiles';
import { type Deps } from '../deps.ts';
import { findClaimed, upsertOrganisations } from '../features/organisations/service.ts';
import {
  changesOf,
  findImported,
  isPublishable,
  type ImportedChange,
  writeImported,
} from '../features/profiles/service.ts';
import { headersOf } from './columns.ts';
import { FileError, inspectSheet, readRows, type Sheet } from './file.ts';
import { layOut, type Layout } from './layout.ts';
import { readRow, type ReadRow, type RowError } from './read-row.ts';
import { fold } from './terms.ts';

export interface ImportOptions {
  file: string;
  kind: Kind;
  /** Name of the list. Two lists may use the same key for different organisations. */
  source: string;
  /** Reads and checks everything and does not touch the store. */
  dryRun: boolean;
  /** Looks into the store to say what would become of each row, and writes nothing. */
  compareOnly?: boolean;
  onError: (error: RowError) => void;
  onProgress: (counts: Counts) => void;
}

export interface Counts {
  rows: number;
  created: number;
  updated: number;
  /** As the list has them already. */
  unchanged: number;
  /** Have members, who look after the profile themselves. */
  claimed: number;
  failed: number;
  /** Written, but not published: the headline is missing, or any need or offer. */
  drafts: number;
}

export interface Summary {
  sheet: Sheet;
  layout: Layout;
  counts: Counts;
  /** Why the rest of the file could not be read, if it could not. */
  cutOff: Localised | null;
}

interface Entry extends ReadRow {
  externalId: string;
}

// Larger batches gain nothing and make a cut cost more.
const BATCH = 500;

/**
 * Imports a list: every row becomes an organisation with its profile, or updates the one that an earlier run made of
 * it. Rows that cannot be read are reported and left out.
 * @throws FileError where the file cannot be read or lacks what every list needs; nothing is written then
 */
export async function importFile(deps: Pick<Deps, 'now'>, options: ImportOptions): Promise<Summary> {
  const known = headersOf(options.kind);
  const sheet = await inspectSheet(options.file, (header) => known.has(fold(header)));
  const layout = layOut(options.kind, sheet.header);
  const counts: Counts = { rows: 0, created: 0, updated: 0, unchanged: 0, claimed: 0, failed: 0, drafts: 0 };
  let batch: Entry[] = [];
  const flush = async (): Promise<void> => {
    if (!options.dryRun) await writeBatch(deps, options, layout, batch, counts);
    batch = [];
    options.onProgress(counts);
  };
  let cutOff: Localised | null = null;
  try {
    for await (const row of readEntries(sheet, layout, options, counts)) {
      batch.push(row);
      if (batch.length === BATCH) await flush();
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    cutOff = error.words;
  }
  await flush();
  return { sheet, layout, counts, cutOff };
}

/** The rows that can be imported; the others are counted and reported. */
async function* readEntries(
  sheet: Sheet,
  layout: Layout,
  { kind, source, onError }: ImportOptions,
  counts: Counts,
): AsyncGenerator<Entry> {
  const lines = new Map<string, number>();
  for await (const sheetRow of readRows(sheet)) {
    counts.rows += 1;
    const row = readRow(layout, sheetRow);
    const first = Array.isArray(row) ? undefined : lines.get(row.id);
    if (Array.isArray(row) || first !== undefined) {
      counts.failed += 1;
      const twice = {
        line: sheetRow.line,
        column: null,
        reason: {
          de: `ist dieselbe Organisation wie Zeile ${first}`,
          en: `is the same organisation as line ${first}`,
        },
      };
      for (const error of Array.isArray(row) ? row : [twice]) onError(error);
    } else {
      lines.set(row.id, row.line);
      yield { ...row, externalId: [source, kind, row.id].join(':') };
    }
  }
}

async function writeBatch(
  deps: Pick<Deps, 'now'>,
  { kind, compareOnly = false }: ImportOptions,
  layout: Layout,
  entries: Entry[],
  counts: Counts,
): Promise<void> {
  const stored = await findImported(entries.map((entry) => entry.externalId));
  const claimed = await findClaimed([...stored.values()].map((doc) => String(doc._id)));
  const fresh: Entry[] = [];
  const changed: ImportedChange[] = [];
  for (const entry of entries) {
    const before = stored.get(entry.externalId);
    if (!before) fresh.push(entry);
    // Merged into another organisation: whoever looks after that one answers for both.
    else if (before.mergedInto || claimed.has(String(before._id))) counts.claimed += 1;
    else {
      const changes = changesOf(before, entry.fields, layout.given);
      if (Object.keys(changes).length === 0) counts.unchanged += 1;
      else changed.push({ before, changes });
    }
  }
  counts.created += fresh.length;
  counts.updated += changed.length;
  if (compareOnly) {
    counts.drafts += countDrafts(fresh, changed);
    return;
  }
  // The organisations first: cut off in between, the next run finds them by their ids and adds the profiles.
  const slugs = await upsertOrganisations(deps, [
    ...fresh.map(({ externalId, fields }) => ({ id: organisationIdOf(externalId), name: fields.name, kind })),
    ...changed.map(({ before, changes }) => ({
      id: String(before._id),
      name: changes.name ?? before.name,
      kind,
    })),
  ]);
  const inserts = fresh.map(({ externalId, fields }) => {
    const id = organisationIdOf(externalId);
    return { id, slug: slugs.get(id) ?? id, externalId, kind, fields };
  });
  const { drafts } = await writeImported(deps, inserts, changed);
  counts.drafts += drafts;
}

/** How many would not be published. */
function countDrafts(fresh: readonly Entry[], changed: readonly ImportedChange[]): number {
  const all = [
    ...fresh.map(({ fields }) => fields),
    ...changed.map(({ before, changes }) => ({ ...before, ...changes })),
  ];
  return all.filter((fields) => !isPublishable(fields)).length;
}

/** The id comes from the key, so that a run that was cut off goes on where it stopped. */
function organisationIdOf(externalId: string): string {
  return createHash('sha256').update(externalId).digest('hex').slice(0, 24);
}
