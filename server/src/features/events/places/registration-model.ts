import mongoose from 'mongoose';

/** Somebody who wants to come. With `placedAt` they have a place, without one they wait for it. */
export interface RegistrationDoc {
  _id: mongoose.Types.ObjectId;
  eventId: mongoose.Types.ObjectId;
  personId: mongoose.Types.ObjectId;
  /** As they were when the person registered. */
  personName: string;
  personEmail: string;
  organisationId: mongoose.Types.ObjectId | null;
  organisationName: string;
  state: 'active' | 'cancelled' | 'released';
  /** Since when they are in the queue. */
  queuedAt: Date;
  placedAt: Date | null;
  answers: string[];
  ticket: string;
  confirmedAt: Date | null;
  checkedInAt: Date | null;
  feedback: { rating: number; text: string } | null;
  createdAt: Date;
}

const { ObjectId } = mongoose.Schema.Types;
const registration = new mongoose.Schema<RegistrationDoc>(
  {
    eventId: { type: ObjectId, required: true },
    personId: { type: ObjectId, required: true },
    personName: { type: String, default: '' },
    personEmail: { type: String, default: '' },
    organisationId: { type: ObjectId, default: null },
    organisationName: { type: String, default: '' },
    state: { type: String, enum: ['active', 'cancelled', 'released'], required: true },
    queuedAt: { type: Date, required: true },
    placedAt: { type: Date, default: null },
    answers: [String],
    ticket: { type: String, required: true },
    confirmedAt: { type: Date, default: null },
    checkedInAt: { type: Date, default: null },
    feedback: {
      type: new mongoose.Schema({ rating: Number, text: String }, { _id: false }),
      default: null,
    },
    createdAt: { type: Date, required: true },
  },
  { collection: 'registrations', versionKey: false },
);
registration.index({ eventId: 1, personId: 1 }, { unique: true });
registration.index({ eventId: 1, state: 1, queuedAt: 1 });
registration.index({ eventId: 1, ticket: 1 }, { unique: true });
registration.index({ personId: 1, createdAt: -1 });
registration.index({ organisationId: 1 });
export const Registrations = mongoose.model<RegistrationDoc>('Registration', registration);

/**
 * Which registrations hold a place of an event. One document, so that the last place cannot be given twice: whoever
 * takes one adds their id only while there are fewer than the capacity.
 */
export interface SeatsDoc {
  _id: mongoose.Types.ObjectId;
  taken: mongoose.Types.ObjectId[];
  count: number;
}
const seats = new mongoose.Schema<SeatsDoc>(
  { _id: { type: ObjectId, required: true }, taken: [ObjectId], count: { type: Number, required: true } },
  { collection: 'seats', versionKey: false },
);
export const Seats = mongoose.model<SeatsDoc>('Seats', seats);
