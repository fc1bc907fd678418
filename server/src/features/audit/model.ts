import mongoose from 'mongoose';

/** An entry of the trail. `_id` is its sequence: 1, 2, 3 … without a gap, which the primary key holds. */
export interface AuditDoc {
  _id: number;
  at: Date;
  /** Pseudonym of the person, never their id. */
  actor: string | null;
  organisationId: string | null;
  action: string;
  subject: { kind: string; id: string };
  detail: Record<string, string>;
  previous: string;
  hash: string;
}
const entry = new mongoose.Schema<AuditDoc>(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    actor: { type: String, default: null },
    organisationId: { type: String, default: null },
    action: { type: String, required: true },
    subject: { kind: { type: String, required: true }, id: { type: String, required: true } },
    detail: { type: mongoose.Schema.Types.Mixed, required: true },
    previous: { type: String, required: true },
    hash: { type: String, required: true },
  },
  { collection: 'audit_entries', versionKey: false, minimize: false },
);
entry.index({ actor: 1, _id: -1 });
entry.index({ action: 1, _id: -1 });
entry.index({ 'subject.id': 1, _id: -1 });
entry.index({ 'subject.kind': 1, _id: -1 });
entry.index({ at: 1 });
export const AuditEntries = mongoose.model<AuditDoc>('AuditEntry', entry);

/** Who is behind a pseudonym. Deleting the row is how a person leaves the trail without breaking it. */
const pseudonym = new mongoose.Schema(
  { _id: { type: String, required: true }, pseudonym: { type: String, required: true } },
  { collection: 'audit_pseudonyms', versionKey: false },
);
pseudonym.index({ pseudonym: 1 }, { unique: true });
export const Pseudonyms = mongoose.model('AuditPseudonym', pseudonym);

/** Up to where entries were deleted when their time was over; the chain goes on from there. */
const cut = new mongoose.Schema(
  { _id: String, sequence: { type: Number, required: true }, hash: { type: String, required: true } },
  { collection: 'audit_cuts', versionKey: false },
);
export const Cuts = mongoose.model('AuditCut', cut);
export const CUT_ID = 'cut';
