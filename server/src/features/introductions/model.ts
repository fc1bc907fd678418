import { type Reason } from '@klammer/contracts/matches';
import mongoose from 'mongoose';

/** An introduction as stored. `pair` is both ids in order, so that a pair is found whoever asked. */
export interface IntroductionDoc {
  _id: mongoose.Types.ObjectId;
  from: mongoose.Types.ObjectId;
  to: mongoose.Types.ObjectId;
  pair: string;
  status: 'asked' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  message: string;
  askedBy: string;
  /** Reasons as they were when it was asked, from each side's point of view. */
  reasons: { from: Reason[]; to: Reason[] };
  declineReason: 'not-now' | 'no-fit' | 'capacity' | 'other' | null;
  declineNote: string;
  askedAt: Date;
  answeredAt: Date | null;
  answeredBy: string | null;
  expiresAt: Date;
}

const reason = { _id: false, code: String, de: String, en: String };
const introduction = new mongoose.Schema<IntroductionDoc>(
  {
    from: { type: mongoose.Schema.Types.ObjectId, required: true },
    to: { type: mongoose.Schema.Types.ObjectId, required: true },
    pair: { type: String, required: true },
    status: { type: String, enum: ['asked', 'accepted', 'declined', 'expired', 'withdrawn'], required: true },
    message: { type: String, required: true },
    askedBy: { type: String, required: true },
    reasons: { from: [reason], to: [reason] },
    declineReason: { type: String, default: null },
    declineNote: { type: String, default: '' },
    askedAt: { type: Date, required: true },
    answeredAt: { type: Date, default: null },
    answeredBy: { type: String, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'introductions', versionKey: false },
);
// At most one open introduction of a pair, whoever asks and however often.
introduction.index({ pair: 1 }, { unique: true, partialFilterExpression: { status: 'asked' } });
introduction.index({ pair: 1, status: 1 });
introduction.index({ from: 1, askedAt: -1 });
introduction.index({ to: 1, askedAt: -1 });
introduction.index({ status: 1, expiresAt: 1 });
export const Introductions = mongoose.model<IntroductionDoc>('Introduction', introduction);
