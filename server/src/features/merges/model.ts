import mongoose from 'mongoose';

/** A merge, from the moment it began; `_id` is the organisation that goes, so that it goes once. */
export interface MergeDoc {
  _id: mongoose.Types.ObjectId;
  into: mongoose.Types.ObjectId;
  fromName: string;
  /** What the profile that stays takes over, as it was when it began. */
  taken: Record<string, unknown>;
  at: Date;
  /** Both, until it is done: an organisation takes part in one merge at a time. */
  moving?: mongoose.Types.ObjectId[];
  doneAt?: Date;
}
const merge = new mongoose.Schema<MergeDoc>(
  {
    _id: { type: mongoose.Schema.Types.ObjectId, required: true },
    into: { type: mongoose.Schema.Types.ObjectId, required: true },
    fromName: { type: String, required: true },
    taken: { type: mongoose.Schema.Types.Mixed, default: {} },
    at: { type: Date, required: true },
    moving: { type: [mongoose.Schema.Types.ObjectId], default: undefined },
    doneAt: Date,
  },
  { collection: 'merges', versionKey: false, minimize: false },
);
merge.index({ doneAt: 1 });
merge.index({ into: 1 });
merge.index({ moving: 1 }, { unique: true, sparse: true });
export const Merges = mongoose.model<MergeDoc>('Merge', merge);

/** Two that look alike and are not the same; `_id` is their ids in order, so that a pair is there once. */
export interface DismissalDoc {
  _id: string;
  organisationIds: mongoose.Types.ObjectId[];
  at: Date;
}
const dismissal = new mongoose.Schema<DismissalDoc>(
  {
    _id: { type: String, required: true },
    organisationIds: { type: [mongoose.Schema.Types.ObjectId], required: true },
    at: { type: Date, required: true },
  },
  { collection: 'duplicate_dismissals', versionKey: false },
);
dismissal.index({ organisationIds: 1 });
export const Dismissals = mongoose.model<DismissalDoc>('DuplicateDismissal', dismissal);
