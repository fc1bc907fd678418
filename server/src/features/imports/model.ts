import { IMPORT_STATES, type ListImport } from '@klammer/contracts/imports';
import { type Kind } from '@klammer/contracts/profiles';
import { KIND_CODES } from '@klammer/contracts/vocabulary';
import mongoose from 'mongoose';

/** A list on its way in; its file lies with the others, under a key made of the id. */
export interface ImportDoc {
  _id: mongoose.Types.ObjectId;
  state: ListImport['state'];
  fileName: string;
  kind: Kind;
  source: string;
  encoding: string;
  separator: string;
  columns: string[];
  ignored: string[];
  total: number;
  counts: ListImport['counts'];
  faults: ListImport['errors'];
  cutOff: ListImport['cutOff'];
  at: Date;
  /** When it last wrote how far it is; long ago means that the process which ran it is gone. */
  touchedAt: Date;
  doneAt: Date | null;
}

const both = new mongoose.Schema({ de: String, en: String }, { _id: false });
const count = { type: Number, default: 0 };
const listImport = new mongoose.Schema<ImportDoc>(
  {
    state: { type: String, enum: IMPORT_STATES, required: true },
    fileName: { type: String, required: true },
    kind: { type: String, enum: KIND_CODES, required: true },
    source: { type: String, default: '' },
    encoding: { type: String, required: true },
    separator: { type: String, required: true },
    columns: [String],
    ignored: [String],
    total: count,
    counts: {
      _id: false,
      rows: count,
      created: count,
      updated: count,
      unchanged: count,
      claimed: count,
      failed: count,
      drafts: count,
    },
    faults: [{ _id: false, line: Number, column: { type: String, default: null }, reason: both }],
    cutOff: { type: both, default: null },
    at: { type: Date, required: true },
    touchedAt: { type: Date, required: true },
    doneAt: { type: Date, default: null },
  },
  { collection: 'list_imports', versionKey: false },
);
listImport.index({ at: -1, _id: -1 });
listImport.index({ state: 1, touchedAt: 1 });
export const ListImports = mongoose.model<ImportDoc>('ListImport', listImport);

export const keyOf = (id: unknown): string => `import-${String(id)}`;
