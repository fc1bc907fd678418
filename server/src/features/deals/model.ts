import {
  DEAL_SOURCE_CODES,
  NO_REASON_CODES,
  STAGE_TYPES,
  type DealSource,
  type NoReason,
} from '@klammer/contracts/deal-words';
import { type Pipeline } from '@klammer/contracts/deal-shapes';
import { type Localised } from '@klammer/contracts/text';
import mongoose from 'mongoose';

/** An investor's private card, as stored. Everything in it belongs to `organisationId` alone, but for `share`. */
export interface DealDoc {
  _id: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  /** `profile:ID` or `name:…`: whoever is added twice is there once. */
  cause: string;
  profileId: mongoose.Types.ObjectId | null;
  name: string;
  website: string;
  source: DealSource;
  stage: string;
  stageSince: Date;
  ownerId: string | null;
  ratings: { key: string; score: number }[];
  reason: NoReason | null;
  reasonNote: string;
  notes: { key: string; text: string; by: string; personId: string; at: Date }[];
  tasks: { key: string; title: string; dueOn: string; ownerId: string | null; doneAt: Date | null }[];
  history: { from: string | null; to: string; by: string; personId: string; at: Date }[];
  share: { stage: Localised | null; feedback: string; at: Date } | null;
  createdAt: Date;
}

const part = (shape: mongoose.SchemaDefinition) => new mongoose.Schema(shape, { _id: false });
const words = part({ de: String, en: String });
const share = part({ stage: { type: words, default: null }, feedback: String, at: Date });

const deal = new mongoose.Schema<DealDoc>(
  {
    organisationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    cause: { type: String, required: true },
    profileId: { type: mongoose.Schema.Types.ObjectId, default: null },
    name: { type: String, required: true },
    website: { type: String, default: '' },
    source: { type: String, enum: DEAL_SOURCE_CODES, required: true },
    stage: { type: String, required: true },
    stageSince: { type: Date, required: true },
    ownerId: { type: String, default: null },
    ratings: [part({ key: String, score: Number })],
    reason: { type: String, enum: [...NO_REASON_CODES, null], default: null },
    reasonNote: { type: String, default: '' },
    notes: [part({ key: String, text: String, by: String, personId: String, at: Date })],
    tasks: [part({ key: String, title: String, dueOn: String, ownerId: String, doneAt: Date })],
    history: [
      part({ from: { type: String, default: null }, to: String, by: String, personId: String, at: Date }),
    ],
    share: { type: share, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'deals', versionKey: false },
);
deal.index({ organisationId: 1, cause: 1 }, { unique: true });
deal.index({ organisationId: 1, stageSince: -1 });
deal.index({ profileId: 1, 'share.at': -1 });
deal.index({ 'tasks.dueOn': 1 });
deal.index({ ownerId: 1 });
deal.index({ 'tasks.ownerId': 1 });
deal.index({ 'notes.personId': 1 });
deal.index({ 'history.personId': 1 });
export const Deals = mongoose.model<DealDoc>('Deal', deal);

/** The stages, criteria and views of an organisation; `_id` is the organisation's. Not stored until changed. */
export interface PipelineDoc extends Pick<Pipeline, 'stages' | 'criteria' | 'views' | 'revision'> {
  _id: mongoose.Types.ObjectId;
}
const pipeline = new mongoose.Schema<PipelineDoc>(
  {
    stages: [part({ key: String, name: String, type: { type: String, enum: STAGE_TYPES } })],
    criteria: [part({ key: String, name: String })],
    views: [part({ key: String, name: String, query: String })],
    revision: { type: Number, default: 0 },
  },
  { collection: 'pipelines', versionKey: false },
);
export const Pipelines = mongoose.model<PipelineDoc>('Pipeline', pipeline);
