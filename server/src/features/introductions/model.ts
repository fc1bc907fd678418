import { type Reason } from '@klammer/contracts/matches';
import {
  type DECLINE_REASONS,
  INTRODUCTION_SOURCES,
  INTRODUCTION_STATUSES,
} from '@klammer/contracts/introductions';
import mongoose from 'mongoose';

/**
 * An introduction as stored. `pair` is both ids in order, so that a pair is found whoever asked.
 * `asked` are the sides whose answer is wanted: the other side's, or both where the operator introduces them.
 * `agreed` are the sides that want it, the asker's from the start; with both in it the introduction is accepted.
 */
export interface IntroductionDoc {
  _id: mongoose.Types.ObjectId;
  from: mongoose.Types.ObjectId;
  to: mongoose.Types.ObjectId;
  pair: string;
  asked: mongoose.Types.ObjectId[];
  agreed: mongoose.Types.ObjectId[];
  status: (typeof INTRODUCTION_STATUSES)[number];
  message: string;
  /** The person who asked; of the operator where it is mediated. */
  askedBy: string;
  mediated: boolean;
  source: { kind: (typeof INTRODUCTION_SOURCES)[number]; id: string | null };
  /** Reasons as they were when it was asked, from each side's point of view. */
  reasons: { from: Reason[]; to: Reason[] };
  declineReason: (typeof DECLINE_REASONS)[number] | null;
  declineNote: string;
  askedAt: Date;
  /** When each side that was asked answered. */
  answers: { organisationId: mongoose.Types.ObjectId; at: Date }[];
  answeredAt: Date | null;
  answeredBy: string | null;
  remindAt: Date;
  remindedAt: Date | null;
  expiresAt: Date;
}

const id = mongoose.Schema.Types.ObjectId;
const reason = { _id: false, code: String, de: String, en: String };
const introduction = new mongoose.Schema<IntroductionDoc>(
  {
    from: { type: id, required: true },
    to: { type: id, required: true },
    pair: { type: String, required: true },
    asked: [id],
    agreed: [id],
    status: { type: String, enum: INTRODUCTION_STATUSES, required: true },
    message: { type: String, required: true },
    askedBy: { type: String, required: true },
    mediated: { type: Boolean, default: false },
    source: { kind: { type: String, enum: INTRODUCTION_SOURCES, required: true }, id: String },
    reasons: { from: [reason], to: [reason] },
    declineReason: { type: String, default: null },
    declineNote: { type: String, default: '' },
    askedAt: { type: Date, required: true },
    answers: [{ _id: false, organisationId: id, at: Date }],
    answeredAt: { type: Date, default: null },
    answeredBy: { type: String, default: null },
    remindAt: { type: Date, required: true },
    remindedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'introductions', versionKey: false },
);
// At most one open introduction of a pair, whoever asks and however often.
introduction.index({ pair: 1 }, { unique: true, partialFilterExpression: { status: 'asked' } });
introduction.index({ pair: 1, status: 1 });
introduction.index({ from: 1, askedAt: -1 });
introduction.index({ to: 1, askedAt: -1 });
introduction.index({ asked: 1, askedAt: -1 });
introduction.index({ status: 1, expiresAt: 1 });
introduction.index({ status: 1, remindAt: 1 });
introduction.index({ mediated: 1, askedAt: -1 });
introduction.index({ askedAt: 1 });
introduction.index({ askedBy: 1 });
introduction.index({ answeredBy: 1 });
introduction.index({ answeredAt: 1 });
export const Introductions = mongoose.model<IntroductionDoc>('Introduction', introduction);

/** How many open requests an organisation takes at a time; where there is none, the usual number. */
const capacity = new mongoose.Schema<{ _id: mongoose.Types.ObjectId; most: number }>(
  { _id: id, most: { type: Number, required: true } },
  { collection: 'introduction_capacities', versionKey: false },
);
export const Capacities = mongoose.model('IntroductionCapacity', capacity);
