import { type Locale } from '@klammer/contracts/vocabulary';
import mongoose from 'mongoose';

/** One of the two accounts, as it was when its owner was asked. */
export interface SideDoc {
  personId: mongoose.Types.ObjectId;
  email: string;
  locale: Locale;
  /** Gone once the link was used. */
  tokenHash?: string;
  agreedAt?: Date;
}

/**
 * A question whether two accounts become one. When both sides have agreed it is the intention to merge, and a job works
 * until that is done; then it is deleted, and `former_people` of the accounts says what became of the one that went.
 */
export interface PersonMergeDoc {
  _id: mongoose.Types.ObjectId;
  /** Both ids: an account takes part in one merge at a time. */
  personIds: mongoose.Types.ObjectId[];
  from: SideDoc;
  to: SideDoc;
  askedAt: Date;
  expiresAt: Date;
}
const { ObjectId } = mongoose.Schema.Types;
const side = new mongoose.Schema<SideDoc>(
  {
    personId: { type: ObjectId, required: true },
    email: { type: String, required: true },
    locale: { type: String, enum: ['de', 'en'], required: true },
    tokenHash: String,
    agreedAt: Date,
  },
  { _id: false },
);
const merge = new mongoose.Schema<PersonMergeDoc>(
  {
    personIds: { type: [ObjectId], required: true },
    from: { type: side, required: true },
    to: { type: side, required: true },
    askedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'person_merges', versionKey: false },
);
merge.index({ personIds: 1 }, { unique: true });
merge.index({ 'from.tokenHash': 1 }, { sparse: true });
merge.index({ 'to.tokenHash': 1 }, { sparse: true });
merge.index({ expiresAt: 1 });
export const PersonMerges = mongoose.model<PersonMergeDoc>('PersonMerge', merge);

/** The question in which both have agreed. */
export const AGREED = { 'from.agreedAt': { $exists: true }, 'to.agreedAt': { $exists: true } };
/** The question in which somebody has still to agree. */
export const OPEN = {
  $or: [{ 'from.agreedAt': { $exists: false } }, { 'to.agreedAt': { $exists: false } }],
};

/** Two who look alike and are two people; `_id` is their ids in order, so that a pair is there once. */
export interface PersonDismissalDoc {
  _id: string;
  personIds: mongoose.Types.ObjectId[];
  at: Date;
}
const dismissal = new mongoose.Schema<PersonDismissalDoc>(
  {
    _id: { type: String, required: true },
    personIds: { type: [ObjectId], required: true },
    at: { type: Date, required: true },
  },
  { collection: 'person_dismissals', versionKey: false },
);
dismissal.index({ personIds: 1 });
export const PersonDismissals = mongoose.model<PersonDismissalDoc>('PersonDismissal', dismissal);
