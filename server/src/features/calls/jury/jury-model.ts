import { type JUROR_STATUSES } from '@klammer/contracts/jury';
import mongoose from 'mongoose';

/** Somebody who was asked to judge. The person is known once they said yes. */
export interface JurorDoc {
  _id: mongoose.Types.ObjectId;
  callId: mongoose.Types.ObjectId;
  email: string;
  /** As the organiser names them, and what they do. */
  name: string;
  about: string;
  status: (typeof JUROR_STATUSES)[number];
  personId: string | null;
  tokenHash: string;
  invitedBy: string;
  invitedAt: Date;
  expiresAt: Date;
  answeredAt: Date | null;
}

const id = mongoose.Schema.Types.ObjectId;
const juror = new mongoose.Schema<JurorDoc>(
  {
    callId: { type: id, required: true },
    email: { type: String, required: true },
    name: { type: String, default: '' },
    about: { type: String, default: '' },
    status: { type: String, enum: ['invited', 'accepted', 'declined'], required: true },
    personId: { type: String, default: null },
    tokenHash: { type: String, required: true },
    invitedBy: { type: String, required: true },
    invitedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    answeredAt: { type: Date, default: null },
  },
  { collection: 'call_jurors', versionKey: false },
);
juror.index({ callId: 1, email: 1 }, { unique: true });
juror.index({ tokenHash: 1 }, { unique: true });
juror.index({ personId: 1, status: 1 });
juror.index({ email: 1, status: 1 });
juror.index({ invitedBy: 1 });
juror.index({ status: 1, expiresAt: 1 });
export const Jurors = mongoose.model<JurorDoc>('CallJuror', juror);

/** What a juror gave an entry in a round; points may still be missing. */
export interface SheetDoc {
  _id: mongoose.Types.ObjectId;
  callId: mongoose.Types.ObjectId;
  entryId: mongoose.Types.ObjectId;
  jurorId: mongoose.Types.ObjectId;
  round: 1 | 2;
  points: Record<string, number>;
  /** For the organiser. */
  note: string;
  /** For the applicant, should the organiser pass it on. */
  feedback: string;
  at: Date;
}
const sheet = new mongoose.Schema<SheetDoc>(
  {
    callId: { type: id, required: true },
    entryId: { type: id, required: true },
    jurorId: { type: id, required: true },
    round: { type: Number, required: true },
    points: { type: mongoose.Schema.Types.Mixed, required: true },
    note: { type: String, default: '' },
    feedback: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { collection: 'call_sheets', versionKey: false, minimize: false },
);
sheet.index({ entryId: 1, jurorId: 1, round: 1 }, { unique: true });
sheet.index({ callId: 1, round: 1 });
sheet.index({ jurorId: 1 });
export const Sheets = mongoose.model<SheetDoc>('CallSheet', sheet);

/** Why a juror neither reads nor scores an entry. One found by membership stays when the juror leaves. */
export interface ConflictDoc {
  _id: mongoose.Types.ObjectId;
  callId: mongoose.Types.ObjectId;
  entryId: mongoose.Types.ObjectId;
  jurorId: mongoose.Types.ObjectId;
  cause: 'declared' | 'member';
  note: string;
  at: Date;
}
const conflict = new mongoose.Schema<ConflictDoc>(
  {
    callId: { type: id, required: true },
    entryId: { type: id, required: true },
    jurorId: { type: id, required: true },
    cause: { type: String, enum: ['declared', 'member'], required: true },
    note: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { collection: 'call_conflicts', versionKey: false },
);
conflict.index({ entryId: 1, jurorId: 1 }, { unique: true });
conflict.index({ callId: 1 });
conflict.index({ jurorId: 1 });
export const Conflicts = mongoose.model<ConflictDoc>('CallConflict', conflict);
