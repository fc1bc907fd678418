import { type FileAnswer, type Parsed } from '@klammer/contracts/endpoint';
import { type imports } from '@klammer/contracts/imports';
import { type Locale } from '@klammer/contracts/vocabulary';
import { type Person } from '../../actor.ts';
import { toCsv } from '../../csv.ts';
import { type Deps } from '../../deps.ts';
import { COLUMNS } from '../../import/columns.ts';
import { recordAudit } from '../audit/service.ts';
import { streamProfiles, type ProfileDoc } from '../profiles/service.ts';

const LIST = ' | ';
/** What an import does not read. */
const MORE_HEADS: Record<Locale, readonly string[]> = {
  de: ['Status', 'Adresse'],
  en: ['Status', 'Address'],
};

/** Everything of a kind in the columns that an import reads, and how each stands. */
export async function exportProfiles(
  deps: Deps,
  actor: Person,
  { kind, locale }: Parsed<typeof imports.exportProfiles>['query'],
): Promise<FileAnswer> {
  const columns = COLUMNS.filter((column) => column.kinds?.includes(kind) ?? true);
  const table = [[...columns.map((column) => column[locale]), ...MORE_HEADS[locale]]];
  for await (const doc of streamProfiles(kind))
    table.push([...columns.map(({ field }) => cellOf(doc, field)), doc.status, `/p/${doc.slug}`]);
  await recordAudit(deps, {
    actor,
    action: 'organisations.exported',
    subject: { kind: 'export', id: kind },
    detail: { rows: String(table.length - 1) },
  });
  return { type: 'text/csv', name: `${kind}.csv`, disposition: 'attachment', body: toCsv(table) };
}

/** An organisation of a list has that list's key, all others their own id. */
function cellOf(doc: ProfileDoc, field: string): string {
  if (field === 'id') return doc.externalId?.split(':').slice(2).join(':') ?? String(doc._id);
  const value = field
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | null | undefined)?.[key], doc);
  return Array.isArray(value) ? value.map(wordOf).join(LIST) : wordOf(value);
}

/** A need or offer with its note, a person with their role, all else as it is. */
function wordOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value as string | number);
  const { code, note, name, role } = value as {
    code?: string;
    note?: { de: string; en: string };
    name?: string;
    role?: string;
  };
  const [first, second] = code === undefined ? [name, role] : [code, note?.de || note?.en];
  // The sign between two entries must not stand in one.
  return [first, second].filter(Boolean).join(': ').replaceAll('|', '/');
}
