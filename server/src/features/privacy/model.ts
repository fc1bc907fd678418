import { EXPORT_STATES } from '@klammer/contracts/privacy';
import mongoose from 'mongoose';

/** An export somebody asked for. The ZIP lies with the files, under a key made of the id. */
export interface ExportDoc {
  _id: mongoose.Types.ObjectId;
  personId: string;
  state: (typeof EXPORT_STATES)[number];
  done: number;
  total: number;
  bytes: number;
  requestedAt: Date;
  startedAt: Date | null;
  expiresAt: Date;
}
const exported = new mongoose.Schema<ExportDoc>(
  {
    personId: { type: String, required: true },
    state: { type: String, enum: EXPORT_STATES, required: true },
    done: { type: Number, default: 0 },
    total: { type: Number, required: true },
    bytes: { type: Number, default: 0 },
    requestedAt: { type: Date, required: true },
    startedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'personal_exports', versionKey: false },
);
// Of two clicks at once one export comes out.
exported.index(
  { personId: 1 },
  { unique: true, partialFilterExpression: { state: 'waiting' }, name: 'one_waiting' },
);
exported.index({ personId: 1, requestedAt: -1 });
exported.index({ state: 1, requestedAt: 1 });
exported.index({ expiresAt: 1 });
export const Exports = mongoose.model<ExportDoc>('PersonalExport', exported);

/** A person who will be erased; `_id` is theirs. Deleted last of all, so a kill on the way is made good. */
const erasure = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    requestedAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
  },
  { collection: 'erasures', versionKey: false },
);
erasure.index({ dueAt: 1 });
export const Erasures = mongoose.model('Erasure', erasure);
