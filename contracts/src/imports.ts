import { z } from 'zod';
import { endpoint, fileAnswer } from './endpoint.ts';
import { Kind } from './profiles.ts';
import { Id, line, Locale, Moment } from './text.ts';

/** `checked`: read and compared, nothing written; `failed`: stopped on the way, and can be begun again. */
export const IMPORT_STATES = ['checked', 'running', 'done', 'failed'] as const;
export const ImportState = z.enum(IMPORT_STATES);
export type ImportState = z.infer<typeof ImportState>;

/** More are counted, not listed. */
export const MOST_IMPORT_ERRORS = 200;

const Counts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  /** As the list has them already. */
  unchanged: z.number().int(),
  /** Have members, who look after the profile themselves. */
  claimed: z.number().int(),
  failed: z.number().int(),
  /** Without a headline, or any need or offer: not published. */
  drafts: z.number().int(),
});

const Reason = z.object({ de: z.string(), en: z.string() });

/** A list of organisations on its way in. What `counts` says of a checked one is what would happen. */
export const ListImport = z.object({
  id: Id,
  state: ImportState,
  fileName: z.string(),
  kind: Kind,
  source: z.string(),
  encoding: z.string(),
  separator: z.string(),
  /** Headers that are read, and those that are not because nobody knows them. */
  columns: z.array(z.string()),
  ignored: z.array(z.string()),
  /** Rows there are; null until it has been read to its end. */
  total: z.number().int(),
  counts: Counts,
  errors: z.array(z.object({ line: z.number().int(), column: z.string().nullable(), reason: Reason })),
  /** Why the rest of the file could not be read. */
  cutOff: Reason.nullable(),
  at: Moment,
  doneAt: Moment.nullable(),
});
export type ListImport = z.infer<typeof ListImport>;

const one = z.object({ id: Id });

export const imports = {
  check: endpoint({
    method: 'POST',
    path: '/api/operator/imports',
    summary: 'Read a CSV of organisations and say row by row what importing it would do; nothing is written',
    access: 'operator',
    takes: 'multipart',
    body: z.object({
      kind: Kind,
      /** Name of the list, where several number their rows alike. */
      source: line(60)
        .regex(/^[\p{L}\p{N} _-]*$/u)
        .default(''),
    }),
    response: ListImport,
    status: 201,
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/operator/imports',
    summary: 'The newest imports and how far they are',
    access: 'operator',
    response: z.object({ items: z.array(ListImport) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/operator/imports/:id',
    summary: 'One import: how far it is, and what was wrong in which line',
    access: 'operator',
    params: one,
    response: ListImport,
  }),
  run: endpoint({
    method: 'POST',
    path: '/api/operator/imports/:id/run',
    summary: 'Import what was checked; what an earlier run has brought in is found again by its key',
    access: 'operator',
    params: one,
    response: ListImport,
  }),
  exportProfiles: endpoint({
    method: 'GET',
    path: '/api/operator/export/organisations',
    summary: 'All organisations of a kind with their profiles as CSV, in the columns that an import reads',
    access: 'operator',
    gives: 'file',
    query: z.object({ kind: Kind, locale: Locale.default('de') }),
    response: fileAnswer,
  }),
};
