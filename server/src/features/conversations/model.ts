import mongoose from 'mongoose';

/** A conversation between organisations. Opened by an introduction it has the introduction's id. */
export interface ConversationDoc {
  _id: mongoose.Types.ObjectId;
  organisations: mongoose.Types.ObjectId[];
  introductionId: mongoose.Types.ObjectId | null;
  /** A copy of the newest message for lists; the messages themselves are the truth. */
  lastSequence: number;
  createdAt: Date;
  updatedAt: Date;
}
const conversation = new mongoose.Schema<ConversationDoc>(
  {
    organisations: { type: [mongoose.Schema.Types.ObjectId], required: true },
    introductionId: { type: mongoose.Schema.Types.ObjectId, default: null },
    lastSequence: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'conversations', versionKey: false },
);
conversation.index({ organisations: 1, updatedAt: -1 });
export const Conversations = mongoose.model<ConversationDoc>('Conversation', conversation);

/** A message; `sequence` is gapless within its conversation, held by the unique index below. */
export interface MessageDoc {
  _id: mongoose.Types.ObjectId;
  conversationId: mongoose.Types.ObjectId;
  sequence: number;
  clientId: string;
  senderId: mongoose.Types.ObjectId;
  senderName: string;
  organisationId: mongoose.Types.ObjectId;
  text: string;
  sentAt: Date;
}
const message = new mongoose.Schema<MessageDoc>(
  {
    conversationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    sequence: { type: Number, required: true },
    clientId: { type: String, required: true },
    senderId: { type: mongoose.Schema.Types.ObjectId, required: true },
    senderName: { type: String, required: true },
    organisationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    text: { type: String, required: true },
    sentAt: { type: Date, required: true },
  },
  { collection: 'messages', versionKey: false },
);
message.index({ conversationId: 1, sequence: 1 }, { unique: true });
// A resend is harmless for ever: there is no window after which it would be a second message.
message.index({ senderId: 1, clientId: 1 }, { unique: true });
export const Messages = mongoose.model<MessageDoc>('Message', message);

/** How far a person has read in a conversation. */
const readMark = new mongoose.Schema(
  {
    conversationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    personId: { type: mongoose.Schema.Types.ObjectId, required: true },
    sequence: { type: Number, required: true },
  },
  { collection: 'read_marks', versionKey: false },
);
readMark.index({ personId: 1, conversationId: 1 }, { unique: true });
export const ReadMarks = mongoose.model('ReadMark', readMark);
