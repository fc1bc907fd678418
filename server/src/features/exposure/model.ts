import mongoose from 'mongoose';

/** One day's count of who is shown: of several on a day the last remains. */
export interface ExposureDoc {
  /** The day, `YYYY-MM-DD`. */
  _id: string;
  at: Date;
  profiles: number;
  shown: number;
  shownShare: number;
  gini: number;
  /** Appearances in somebody's ten best, by profile; kept with the newest only, for ranking reads it. */
  places: { id: string; places: number }[];
}

const exposure = new mongoose.Schema<ExposureDoc>(
  {
    _id: String,
    at: { type: Date, required: true },
    profiles: { type: Number, required: true },
    shown: { type: Number, required: true },
    shownShare: { type: Number, required: true },
    gini: { type: Number, required: true },
    places: { type: [{ _id: false, id: String, places: Number }], required: true },
  },
  { collection: 'exposure', versionKey: false },
);
exposure.index({ at: -1 });
export const Exposures = mongoose.model<ExposureDoc>('Exposure', exposure);
