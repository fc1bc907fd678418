import { type MeetingSettings, type Want } from '@klammer/contracts/meetings';
import mongoose from 'mongoose';

/** Two registrations that meet: in which slot (by its beginning), at which table from 0. */
export interface MeetingEntry {
  a: mongoose.Types.ObjectId;
  b: mongoose.Types.ObjectId;
  startsAt: Date;
  endsAt: Date;
  table: number;
}

/** A plan as it was made, with what is proven about it. */
export interface PlanEntry {
  /** Tells one plan from another. */
  id: mongoose.Types.ObjectId;
  meetings: MeetingEntry[];
  value: number;
  bound: number;
  gap: number;
  method: 'exact' | 'heuristic';
  seconds: number;
  idle: number;
  long: number;
  changed: number;
  solvedAt: Date;
}

/** The meetings of one event; its id is the event's. Names are not in it: they are read where they are shown. */
export interface PlanningDoc {
  _id: mongoose.Types.ObjectId;
  settings: MeetingSettings;
  draft: PlanEntry | null;
  published: PlanEntry | null;
  publishedAt: Date | null;
  /** Since when a plan is being made; long ago means that the process which made it is gone. */
  planningSince: Date | null;
  failed: boolean;
  updatedAt: Date;
}

/** What one registered person says about whom to meet and when they are away. */
export interface WishesDoc {
  _id: mongoose.Types.ObjectId;
  eventId: mongoose.Types.ObjectId;
  registrationId: mongoose.Types.ObjectId;
  personId: mongoose.Types.ObjectId;
  takesPart: boolean;
  wishes: { id: mongoose.Types.ObjectId; want: Want }[];
  away: Date[];
  updatedAt: Date;
}

const { ObjectId } = mongoose.Schema.Types;
const plan = new mongoose.Schema<PlanEntry>(
  {
    id: ObjectId,
    meetings: [{ _id: false, a: ObjectId, b: ObjectId, startsAt: Date, endsAt: Date, table: Number }],
    value: Number,
    bound: Number,
    gap: Number,
    method: { type: String, enum: ['exact', 'heuristic'] },
    seconds: Number,
    idle: Number,
    long: Number,
    changed: Number,
    solvedAt: Date,
  },
  { _id: false, id: false },
);
const planning = new mongoose.Schema<PlanningDoc>(
  {
    _id: { type: ObjectId, required: true },
    settings: {
      _id: false,
      from: String,
      to: String,
      slotMinutes: Number,
      changeMinutes: Number,
      breaks: [{ _id: false, from: String, to: String }],
      tables: Number,
      mostPerPerson: { type: Number, default: null },
      wishesUntil: { type: String, default: null },
    },
    draft: { type: plan, default: null },
    published: { type: plan, default: null },
    publishedAt: { type: Date, default: null },
    planningSince: { type: Date, default: null },
    failed: { type: Boolean, default: false },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'meetingplans', versionKey: false },
);
planning.index({ updatedAt: 1 });
export const Plannings = mongoose.model<PlanningDoc>('MeetingPlanning', planning);

const wishes = new mongoose.Schema<WishesDoc>(
  {
    eventId: { type: ObjectId, required: true },
    registrationId: { type: ObjectId, required: true },
    personId: { type: ObjectId, required: true },
    takesPart: { type: Boolean, required: true },
    wishes: [{ _id: false, id: ObjectId, want: String }],
    away: [Date],
    updatedAt: { type: Date, required: true },
  },
  { collection: 'meetingwishes', versionKey: false },
);
wishes.index({ eventId: 1, registrationId: 1 }, { unique: true });
wishes.index({ personId: 1 });
wishes.index({ 'wishes.id': 1 });
wishes.index({ updatedAt: 1 });
export const Wishes = mongoose.model<WishesDoc>('MeetingWishes', wishes);
