import mongoose from 'mongoose';

/** A question of an operator to be signed in as somebody, and what became of it. */
export interface AssistanceDoc {
  _id: mongoose.Types.ObjectId;
  personId: mongoose.Types.ObjectId;
  personName: string;
  operatorId: mongoose.Types.ObjectId;
  operatorName: string;
  reason: string;
  status: 'asked' | 'allowed' | 'running' | 'refused' | 'ended';
  /** There while it is asked, allowed or running: a person has one at a time. */
  open?: boolean;
  askedAt: Date;
  /** When the question, and later the consent, is over. */
  until: Date;
  /** The one session in which the operator is signed in as the person. */
  sessionId?: mongoose.Types.ObjectId;
  startedAt?: Date;
  endedAt?: Date;
}

const { ObjectId } = mongoose.Schema.Types;
const assistance = new mongoose.Schema<AssistanceDoc>(
  {
    personId: { type: ObjectId, required: true },
    personName: { type: String, required: true },
    operatorId: { type: ObjectId, required: true },
    operatorName: { type: String, required: true },
    reason: { type: String, required: true },
    status: { type: String, enum: ['asked', 'allowed', 'running', 'refused', 'ended'], required: true },
    open: Boolean,
    askedAt: { type: Date, required: true },
    until: { type: Date, required: true },
    sessionId: ObjectId,
    startedAt: Date,
    endedAt: Date,
  },
  { collection: 'assistances', versionKey: false },
);
assistance.index(
  { personId: 1 },
  { unique: true, partialFilterExpression: { open: true }, name: 'one_open' },
);
assistance.index({ sessionId: 1 }, { sparse: true });
assistance.index({ personId: 1, askedAt: -1 });
assistance.index({ operatorId: 1, personId: 1, askedAt: -1 });
assistance.index({ askedAt: 1 });
export const Assistances = mongoose.model<AssistanceDoc>('Assistance', assistance);
