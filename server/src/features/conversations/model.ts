import { CONVERSATION_KINDS, type Reaction } from '@klammer/contracts/conversations';
import mongoose from 'mongoose';

const { ObjectId } = mongoose.Schema.Types;
type Id = mongoose.Types.ObjectId;

/** A conversation between organisations. Opened by an introduction it has the introduction's id. */
export interface ConversationDoc {
  _id: Id;
  kind: (typeof CONVERSATION_KINDS)[number];
  title: string;
  organisations: Id[];
  introductionId: Id | null;
  /** Copies of the newest message's place and the newest change; never ahead of the messages, the truth. */
  lastSequence: number;
  lastChange: number;
  createdAt: Date;
  updatedAt: Date;
}
const conversation = new mongoose.Schema<ConversationDoc>(
  {
    kind: { type: String, enum: CONVERSATION_KINDS, default: 'introduction' },
    title: { type: String, default: '' },
    organisations: { type: [ObjectId], required: true },
    introductionId: { type: ObjectId, default: null },
    lastSequence: { type: Number, default: 0 },
    lastChange: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'conversations', versionKey: false },
);
conversation.index({ organisations: 1, updatedAt: -1 });
conversation.index({ kind: 1, createdAt: -1 });
conversation.index({ kind: 1, updatedAt: 1 });
export const Conversations = mongoose.model<ConversationDoc>('Conversation', conversation);

/**
 * A message. Both numbers are gapless when given and held by unique indexes: `sequence` is its place for ever,
 * `change` moves to the conversation's newest number whenever anything about the message changes. `changes` keeps the
 * numbers it had: were one free again, a writer who counted a moment ago could take it, and whoever has read further
 * would never hear of that message.
 */
export interface MessageDoc {
  _id: Id;
  conversationId: Id;
  sequence: number;
  change: number;
  changes: number[];
  clientId: string;
  kind?: 'left';
  senderId: Id;
  senderName: string;
  organisationId: Id;
  text: string;
  sentAt: Date;
  replyTo?: number;
  mentions?: Id[];
  attachments?: { id: Id; name: string; type: string; size: number }[];
  reactions?: { code: Reaction; personId: Id }[];
  editedAt?: Date;
  /** What it said before, oldest first; gone when it is deleted. */
  versions?: { text: string; until: Date }[];
  deletedAt?: Date;
  pinnedAt?: Date;
}
const message = new mongoose.Schema<MessageDoc>(
  {
    conversationId: { type: ObjectId, required: true },
    sequence: { type: Number, required: true },
    change: { type: Number, required: true },
    changes: { type: [Number], required: true },
    clientId: { type: String, required: true },
    kind: { type: String, enum: ['left'] },
    senderId: { type: ObjectId, required: true },
    senderName: { type: String, required: true },
    organisationId: { type: ObjectId, required: true },
    text: { type: String, default: '' },
    sentAt: { type: Date, required: true },
    replyTo: Number,
    mentions: { type: [ObjectId], default: undefined },
    attachments: {
      type: [{ _id: false, id: ObjectId, name: String, type: { type: String }, size: Number }],
      default: undefined,
    },
    reactions: { type: [{ _id: false, code: String, personId: ObjectId }], default: undefined },
    editedAt: Date,
    versions: { type: [{ _id: false, text: String, until: Date }], default: undefined },
    deletedAt: Date,
    pinnedAt: Date,
  },
  { collection: 'messages', versionKey: false },
);
message.index({ conversationId: 1, sequence: 1 }, { unique: true });
message.index({ conversationId: 1, change: 1 });
message.index({ conversationId: 1, changes: 1 }, { unique: true });
// A resend is harmless for ever: there is no window after which it would be a second message.
message.index({ senderId: 1, clientId: 1 }, { unique: true });
message.index({ 'attachments.id': 1 }, { sparse: true });
message.index(
  { conversationId: 1, pinnedAt: 1 },
  { partialFilterExpression: { pinnedAt: { $type: 'date' } } },
);
export const Messages = mongoose.model<MessageDoc>('Message', message);

/** A person's own side of a conversation: how far they have read, and how they keep it. */
export interface SeatDoc {
  _id: Id;
  conversationId: Id;
  personId: Id;
  /** Read up to. */
  sequence: number;
  draft?: string;
  mutedAt?: Date;
  /** Archived as long as nothing newer than this is said. */
  archivedAt?: number;
}
const seat = new mongoose.Schema<SeatDoc>(
  {
    conversationId: { type: ObjectId, required: true },
    personId: { type: ObjectId, required: true },
    sequence: { type: Number, default: 0 },
    draft: String,
    mutedAt: Date,
    archivedAt: Number,
  },
  { collection: 'conversation_seats', versionKey: false },
);
seat.index({ personId: 1, conversationId: 1 }, { unique: true });
seat.index({ conversationId: 1 });
export const Seats = mongoose.model<SeatDoc>('ConversationSeat', seat);

/** People who do not show that they are there. */
const hidden = new mongoose.Schema({ _id: ObjectId }, { collection: 'hidden_presences', versionKey: false });
export const HiddenPresences = mongoose.model('HiddenPresence', hidden);
