import mongoose from 'mongoose';

/** What an organisation said of a match; one per pair, the last word counts. */
const verdict = new mongoose.Schema(
  {
    organisationId: { type: mongoose.Types.ObjectId, required: true },
    profileId: { type: mongoose.Types.ObjectId, required: true },
    verdict: { type: String, enum: ['interested', 'later', 'not-for-us'], required: true },
    reason: String,
    note: String,
    personId: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'verdicts', versionKey: false },
);
verdict.index({ organisationId: 1, profileId: 1 }, { unique: true });
export const Verdicts = mongoose.model('Verdict', verdict);
