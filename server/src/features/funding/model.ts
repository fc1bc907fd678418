import { FUNDING_STATUSES, type FundingFields } from '@klammer/contracts/funding';
import mongoose from 'mongoose';
import { localisedText } from '../../db/localised.ts';

export interface ProgrammeDoc extends FundingFields {
  _id: mongoose.Types.ObjectId;
  /** `funding:clientId`: a double click makes one. */
  cause: string;
  slug: string;
  revision: number;
  createdAt: Date;
  /** When people could read it first. */
  publishedAt: Date | null;
}

const programme = new mongoose.Schema<ProgrammeDoc>(
  {
    cause: { type: String, required: true },
    slug: { type: String, required: true },
    name: localisedText,
    provider: { type: String, required: true },
    summary: localisedText,
    amount: localisedText,
    for: {
      _id: false,
      kinds: [String],
      stages: [String],
      industries: [String],
      topics: [String],
      regions: [String],
    },
    deadline: { type: String, default: null },
    validUntil: { type: String, default: null },
    sourceUrl: { type: String, required: true },
    asOf: { type: String, required: true },
    toCheck: { type: Boolean, default: false },
    status: { type: String, enum: FUNDING_STATUSES, required: true },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    publishedAt: { type: Date, default: null },
  },
  { collection: 'funding_programmes', versionKey: false },
);
programme.index({ cause: 1 }, { unique: true });
programme.index({ status: 1, 'name.de': 1 });
programme.index({ status: 1, publishedAt: 1 });
programme.index({ asOf: 1, _id: 1 });
programme.index({ createdAt: -1, _id: -1 });
export const Programmes = mongoose.model<ProgrammeDoc>('FundingProgramme', programme);
