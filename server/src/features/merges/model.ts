import mongoose from 'mongoose';

/** A merge, from the moment it began; `_id` is the organisation that goes, so that it goes once. */
export interface MergeDoc {
  _id: mongoose.Types.ObjectId;
  into: mongoose.Types.ObjectId;
  fromName: string;
  /** What the profile that stays takes over, as it was when it began. */
  taken: Record<string, unknown>;
  at: Date;
  doneAt?: Date;
}
const merge = new mongoose.Schema<MergeDoc>(
  {
    _id: { type: mongoose.Schema.Types.ObjectId, required: true },
    into: { type: mongoose.Schema.Types.ObjectId, required: true },
    fromName: { type: String, required: true },
    taken: { type: mongoose.Schema.Types.Mixed, default: {} },
    at: { type: Date, required: true },
    doneAt: Date,
  },
  { collection: 'merges', versionKey: false, minimize: false },
);
merge.index({ doneAt: 1 });
merge.index({ into: 1 });
export const Merges = mongoose.model<MergeDoc>('Merge', merge);
