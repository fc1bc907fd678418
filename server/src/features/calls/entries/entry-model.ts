import { type Answers, ENTRY_STATUSES } from '@klammer/contracts/calls';
import { type ENTRY_REASONS } from '@klammer/contracts/entries';
import mongoose from 'mongoose';

/** What an organisation entered for a call; one for each call. */
export interface EntryDoc {
  _id: mongoose.Types.ObjectId;
  callId: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  /** What the jury calls it as long as it must not know who applied; null until it was sent. */
  number: number | null;
  status: (typeof ENTRY_STATUSES)[number];
  isFinalist: boolean;
  /** Jurors who read it in the first round, where the entries of a call are divided; empty until then. */
  readerIds: mongoose.Types.ObjectId[];
  answers: Answers;
  agreesToBeNamed: boolean;
  revision: number;
  changedBy: { personId: string; personName: string };
  submittedAt: Date | null;
  answer: {
    /** Null for who won. */
    reason: (typeof ENTRY_REASONS)[number] | 'withdrawn' | null;
    award: string;
    note: string;
    withFeedback: boolean;
    at: Date;
    personId: string;
  } | null;
  /** When the applicant was told the answer. */
  toldAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

const id = mongoose.Schema.Types.ObjectId;
const entry = new mongoose.Schema<EntryDoc>(
  {
    callId: { type: id, required: true },
    organisationId: { type: id, required: true },
    number: { type: Number, default: null },
    status: { type: String, enum: ENTRY_STATUSES, required: true },
    isFinalist: { type: Boolean, default: false },
    readerIds: { type: [id], default: [] },
    answers: { type: mongoose.Schema.Types.Mixed, required: true },
    agreesToBeNamed: { type: Boolean, default: false },
    revision: { type: Number, required: true },
    changedBy: { _id: false, personId: String, personName: String },
    submittedAt: { type: Date, default: null },
    answer: {
      type: new mongoose.Schema(
        {
          reason: { type: String, default: null },
          award: String,
          note: String,
          withFeedback: Boolean,
          at: Date,
          personId: String,
        },
        { _id: false },
      ),
      default: null,
    },
    toldAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'call_entries', versionKey: false, minimize: false },
);
entry.index({ callId: 1, organisationId: 1 }, { unique: true });
entry.index({ callId: 1, status: 1, number: 1 });
entry.index({ organisationId: 1, updatedAt: -1 });
entry.index({ status: 1, toldAt: 1 });
// For what is exported and erased of a person.
entry.index({ 'changedBy.personId': 1 });
entry.index({ 'answer.personId': 1 });
export const Entries = mongoose.model<EntryDoc>('CallEntry', entry);
