import { type ListImport } from '@klammer/contracts/imports';
import { type ImportDoc } from './model.ts';

export function presentImport(doc: ImportDoc): ListImport {
  const { state, fileName, kind, source, encoding, separator, columns, ignored, total, cutOff } = doc;
  const { rows, created, updated, unchanged, claimed, failed, drafts } = doc.counts;
  return {
    id: String(doc._id),
    state,
    fileName,
    kind,
    source,
    encoding,
    separator,
    columns,
    ignored,
    total,
    counts: { rows, created, updated, unchanged, claimed, failed, drafts },
    errors: doc.faults.map(({ line, column, reason }) => ({
      line,
      column,
      reason: { de: reason.de, en: reason.en },
    })),
    cutOff: cutOff && { de: cutOff.de, en: cutOff.en },
    at: doc.at.toISOString(),
    doneAt: doc.doneAt?.toISOString() ?? null,
  };
}
