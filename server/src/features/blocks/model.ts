import mongoose from 'mongoose';

/** One organisation does not want to meet another. */
export interface BlockDoc {
  _id: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  blockedId: mongoose.Types.ObjectId;
  personId: string;
  at: Date;
}

const block = new mongoose.Schema<BlockDoc>(
  {
    organisationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    blockedId: { type: mongoose.Schema.Types.ObjectId, required: true },
    personId: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'blocks', versionKey: false },
);
block.index({ organisationId: 1, blockedId: 1 }, { unique: true });
block.index({ blockedId: 1 });
block.index({ personId: 1 });
export const Blocks = mongoose.model<BlockDoc>('Block', block);
