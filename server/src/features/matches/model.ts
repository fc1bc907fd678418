import { FEEDBACK_REASONS, VERDICTS, type FeedbackReason } from '@klammer/contracts/matches';
import mongoose from 'mongoose';

/** What somebody saw when they judged: without it a verdict can't be learnt from. */
export interface Shown {
  score: number;
  gainForYou: number;
  gainForThem: number;
  /** Codes of the reasons, for you and for them. */
  reasons: string[];
  /** Place in the list, from 1; null where it stood further down or was judged on its own page. */
  place: number | null;
  /** Ids of the others that stood at the top then. */
  beside: mongoose.Types.ObjectId[];
}

/** What an organisation said of a match; one per pair, the last word counts. */
export interface VerdictDoc {
  _id: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  profileId: mongoose.Types.ObjectId;
  verdict: (typeof VERDICTS)[number];
  reason?: FeedbackReason;
  note?: string;
  personId: string;
  at: Date;
  shown?: Shown;
}

const shown = new mongoose.Schema<Shown>(
  {
    score: Number,
    gainForYou: Number,
    gainForThem: Number,
    reasons: [String],
    place: { type: Number, default: null },
    beside: [mongoose.Schema.Types.ObjectId],
  },
  { _id: false },
);
const verdict = new mongoose.Schema<VerdictDoc>(
  {
    organisationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    profileId: { type: mongoose.Schema.Types.ObjectId, required: true },
    verdict: { type: String, enum: VERDICTS, required: true },
    reason: { type: String, enum: FEEDBACK_REASONS },
    note: String,
    personId: { type: String, required: true },
    at: { type: Date, required: true },
    shown: shown,
  },
  { collection: 'verdicts', versionKey: false },
);
verdict.index({ organisationId: 1, profileId: 1 }, { unique: true });
verdict.index({ profileId: 1 });
verdict.index({ personId: 1 });
verdict.index({ at: 1 });
export const Verdicts = mongoose.model<VerdictDoc>('Verdict', verdict);
