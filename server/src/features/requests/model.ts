import { REQUEST_AUDIENCES, REQUEST_KINDS, type RequestFields } from '@klammer/contracts/requests';
import mongoose from 'mongoose';
import { localisedText } from '../../db/localised.ts';
import { searchable, type SearchMark } from '../../db/searchable.ts';

export const REQUEST_STATUSES = ['draft', 'published', 'closed', 'withdrawn'] as const;

/** A request as stored. Once it is published its text stays as everybody read it. */
export interface RequestDoc extends RequestFields {
  _id: mongoose.Types.ObjectId;
  /** `organisation:clientId` of the first draft: a double click makes one. */
  cause: string;
  organisationId: mongoose.Types.ObjectId;
  status: (typeof REQUEST_STATUSES)[number];
  /** The moment that `deadline`, a local time, names. */
  deadlineAt: Date | null;
  publishedAt: Date | null;
  /** When the start-ups that fit were told. */
  toldAt: Date | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
  search?: SearchMark;
}

const request = new mongoose.Schema<RequestDoc>(
  {
    cause: { type: String, required: true },
    organisationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    status: { type: String, enum: REQUEST_STATUSES, required: true },
    kind: { type: String, enum: REQUEST_KINDS, required: true },
    title: localisedText,
    problem: localisedText,
    gives: localisedText,
    budgetMinEur: { type: Number, default: null },
    budgetMaxEur: { type: Number, default: null },
    offers: [String],
    seeks: [String],
    topics: [String],
    stages: [String],
    questions: [localisedText],
    deadline: { type: String, default: null },
    deadlineAt: { type: Date, default: null },
    audience: { type: String, enum: REQUEST_AUDIENCES, required: true },
    anonymous: { type: Boolean, required: true },
    publishedAt: { type: Date, default: null },
    toldAt: { type: Date, default: null },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'requests', versionKey: false },
);
request.plugin(searchable);
request.index({ 'search.removed': 1 }, { sparse: true });
request.index({ cause: 1 }, { unique: true });
request.index({ organisationId: 1, updatedAt: -1 });
request.index({ status: 1, publishedAt: -1 });
request.index({ publishedAt: 1 });
request.index({ status: 1, deadlineAt: 1 });
request.index({ status: 1, toldAt: 1 });
export const Requests = mongoose.model<RequestDoc>('Request', request);
