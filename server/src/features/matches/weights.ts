import { shippedWeights, type Weights } from '@klammer/search/matching';
import mongoose from 'mongoose';

/** Weights learnt from the region's own answers; one document, the latest fit. */
interface WeightsDoc {
  _id: string;
  weights: Weights;
  at: Date;
}

const CURRENT = 'current';
const schema = new mongoose.Schema<WeightsDoc>(
  {
    _id: String,
    weights: { type: mongoose.Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'matchingWeights', versionKey: false },
);
const FittedWeights = mongoose.model<WeightsDoc>('MatchingWeights', schema);

/** The weights matches are ranked by: the region's own where `npm run matching:fit` has made some, else the shipped. */
export async function readWeights(): Promise<Weights> {
  const doc = await FittedWeights.findById(CURRENT).lean();
  return doc?.weights ?? shippedWeights;
}

export async function saveWeights(weights: Weights, at: Date): Promise<void> {
  await FittedWeights.updateOne({ _id: CURRENT }, { $set: { weights, at } }, { upsert: true });
}

/** Back to the shipped weights. */
export async function dropWeights(): Promise<void> {
  await FittedWeights.deleteOne({ _id: CURRENT });
}
