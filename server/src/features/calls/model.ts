import { type CallFields, FIELD_TYPES } from '@klammer/contracts/calls';
import mongoose from 'mongoose';
import { localisedText } from '../../db/localised.ts';
import { searchable, type SearchMark } from '../../db/searchable.ts';

export const CALL_STATUSES = ['draft', 'published', 'decided', 'withdrawn'] as const;

/** A call as stored. Once it is published its text, form and criteria stay as everybody read them. */
export interface CallDoc extends CallFields {
  _id: mongoose.Types.ObjectId;
  /** `organisation:clientId` of the first draft: a double click makes one. */
  cause: string;
  organisationId: mongoose.Types.ObjectId;
  /** Who organises it with the organisation that made it, and who is asked to. */
  coOrganiserIds: mongoose.Types.ObjectId[];
  invitedIds: mongoose.Types.ObjectId[];
  status: (typeof CALL_STATUSES)[number];
  /** The moment that `deadline`, a local time, names. */
  deadlineAt: Date | null;
  round: 1 | 2;
  /** Who is in the second round, chosen in the write that opened it; their entries follow. */
  finalistIds?: mongoose.Types.ObjectId[];
  /** How many of the jury read each entry in the first round; null: all of them. */
  readers: number | null;
  /** Entries are numbered in the order in which they were first sent. */
  lastNumber: number;
  publishedAt: Date | null;
  decidedAt: Date | null;
  /** When the start-ups that fit were told of it, and the jury that it can begin. */
  toldAt: Date | null;
  judgingToldAt: Date | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
  search?: SearchMark;
}

const part = (shape: mongoose.SchemaDefinition) => new mongoose.Schema(shape, { _id: false });
const field = part({
  key: String,
  type: { type: String, enum: FIELD_TYPES },
  label: localisedText,
  hint: localisedText,
  required: Boolean,
  identifying: Boolean,
  options: [part({ key: String, label: localisedText })],
  min: { type: Number, default: null },
  max: { type: Number, default: null },
  from: { type: String, default: null },
  to: { type: String, default: null },
});
const criterion = part({ key: String, name: localisedText, hint: localisedText, weight: Number });

const call = new mongoose.Schema<CallDoc>(
  {
    cause: { type: String, required: true },
    organisationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    coOrganiserIds: { type: [mongoose.Schema.Types.ObjectId], default: [] },
    invitedIds: { type: [mongoose.Schema.Types.ObjectId], default: [] },
    status: { type: String, enum: CALL_STATUSES, required: true },
    title: localisedText,
    text: localisedText,
    prize: localisedText,
    topics: [String],
    kinds: [String],
    deadline: { type: String, default: null },
    deadlineAt: { type: Date, default: null },
    fields: [field],
    criteria: [criterion],
    blind: { type: Boolean, required: true },
    juryShown: { type: Boolean, required: true },
    round: { type: Number, default: 1 },
    finalistIds: { type: [mongoose.Schema.Types.ObjectId], default: undefined },
    readers: { type: Number, default: null },
    lastNumber: { type: Number, default: 0 },
    publishedAt: { type: Date, default: null },
    decidedAt: { type: Date, default: null },
    toldAt: { type: Date, default: null },
    judgingToldAt: { type: Date, default: null },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'calls', versionKey: false },
);
call.plugin(searchable);
call.index({ 'search.removed': 1 }, { sparse: true });
call.index({ cause: 1 }, { unique: true });
call.index({ organisationId: 1, updatedAt: -1 });
call.index({ coOrganiserIds: 1, updatedAt: -1 });
call.index({ invitedIds: 1, updatedAt: -1 });
call.index({ status: 1, publishedAt: -1 });
call.index({ status: 1, deadlineAt: 1 });
call.index({ status: 1, decidedAt: 1 });
call.index({ status: 1, toldAt: 1 });
/** Everybody who organises it; the one that made it first. */
export function organisersOf(doc: Pick<CallDoc, 'organisationId' | 'coOrganiserIds'>): string[] {
  return [...new Set([doc.organisationId, ...(doc.coOrganiserIds ?? [])].map(String))];
}

export const Calls = mongoose.model<CallDoc>('Call', call);
