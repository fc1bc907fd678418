import { CIRCLE_GROUPS, ENTRY_KINDS, TOPIC_STATUSES, type TopicFields } from '@klammer/contracts/topics';
import { type Localised } from '@klammer/contracts/text';
import mongoose from 'mongoose';
import { localisedText } from '../../db/localised.ts';
import { searchable, type SearchMark } from '../../db/searchable.ts';

/** A focus topic as stored. Who is in its circle is text: not everybody there has an account. */
export interface TopicDoc extends Omit<TopicFields, 'owner' | 'milestones'> {
  _id: mongoose.Types.ObjectId;
  /** `topic:clientId` of the first draft: a double click makes one. */
  cause: string;
  slug: string;
  status: (typeof TOPIC_STATUSES)[number];
  /** The organisation that answers for it. */
  ownerId: mongoose.Types.ObjectId;
  milestones: (TopicFields['milestones'][number] & { doneOn: string | null })[];
  /** One a day; the day is its key. */
  values: { value: number; on: string; source: string; personId: string; by: string }[];
  entries: {
    key: string;
    kind: (typeof ENTRY_KINDS)[number];
    text: Localised;
    at: Date;
    personId: string;
    by: string;
  }[];
  revision: number;
  createdAt: Date;
  updatedAt: Date;
  search?: SearchMark;
}

const ObjectId = mongoose.Schema.Types.ObjectId;
const written = { personId: { type: String, required: true }, by: { type: String, required: true } };
const topic = new mongoose.Schema<TopicDoc>(
  {
    cause: { type: String, required: true },
    slug: { type: String, required: true },
    status: { type: String, enum: TOPIC_STATUSES, required: true },
    ownerId: { type: ObjectId, required: true },
    title: localisedText,
    question: localisedText,
    text: localisedText,
    unit: localisedText,
    baseline: { _id: false, value: Number, on: String, source: String },
    target: { _id: false, value: Number, dueOn: String },
    circle: [{ _id: false, group: { type: String, enum: CIRCLE_GROUPS }, name: String, role: localisedText }],
    milestones: [
      {
        _id: false,
        key: String,
        title: localisedText,
        dueOn: String,
        doneOn: { type: String, default: null },
      },
    ],
    values: [{ _id: false, value: Number, on: String, source: String, ...written }],
    entries: [
      {
        _id: false,
        key: String,
        kind: { type: String, enum: ENTRY_KINDS },
        text: localisedText,
        at: Date,
        ...written,
      },
    ],
    codes: [String],
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'topics', versionKey: false },
);
topic.plugin(searchable);
topic.index({ cause: 1 }, { unique: true });
topic.index({ slug: 1 }, { unique: true });
topic.index({ status: 1, updatedAt: -1, _id: -1 });
topic.index({ ownerId: 1 });
topic.index({ 'values.personId': 1 });
topic.index({ 'entries.personId': 1 });
export const Topics = mongoose.model<TopicDoc>('Topic', topic);

/** What a member said about a topic. */
export interface CommentDoc {
  _id: mongoose.Types.ObjectId;
  /** `topic:person:clientId`: a resend makes one. */
  cause: string;
  topicId: mongoose.Types.ObjectId;
  personId: string;
  by: string;
  organisationId: mongoose.Types.ObjectId;
  organisation: string;
  text: string;
  at: Date;
}
const comment = new mongoose.Schema<CommentDoc>(
  {
    cause: { type: String, required: true },
    topicId: { type: ObjectId, required: true },
    ...written,
    organisationId: { type: ObjectId, required: true },
    organisation: { type: String, required: true },
    text: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'topiccomments', versionKey: false },
);
comment.index({ cause: 1 }, { unique: true });
comment.index({ topicId: 1, at: -1, _id: -1 });
comment.index({ personId: 1 });
comment.index({ organisationId: 1 });
export const Comments = mongoose.model<CommentDoc>('TopicComment', comment);
