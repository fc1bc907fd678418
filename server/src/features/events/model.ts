import { EVENT_AUDIENCES, EVENT_KINDS, EVENT_STATUSES, type EventFields } from '@klammer/contracts/events';
import mongoose from 'mongoose';
import { localisedText } from '../../db/localised.ts';
import { searchable, type SearchMark } from '../../db/searchable.ts';

/** An event as stored. */
export interface EventDoc extends EventFields {
  _id: mongoose.Types.ObjectId;
  /** `organisation:clientId` of the first draft: a double click makes one. */
  cause: string;
  /** Who organises it; the first made it. */
  organiserIds: mongoose.Types.ObjectId[];
  /** Asked to organise it with them, and silent so far. */
  invitedIds: mongoose.Types.ObjectId[];
  status: (typeof EVENT_STATUSES)[number];
  /** The moments that `start`, `end` and `registerUntil`, local times, name. */
  startsAt: Date | null;
  endsAt: Date | null;
  registerUntilAt: Date | null;
  cancelReason: string;
  /** When it came into the calendar. */
  publishedAt: Date | null;
  hasMeetings: boolean;
  /** When those with a place were reminded, unconfirmed places released, and opinions asked for. */
  remindedAt: Date | null;
  releasedAt: Date | null;
  feedbackAskedAt: Date | null;
  /** When those who registered were told that it was called off. */
  cancelToldAt: Date | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
  search?: SearchMark;
}

const { ObjectId } = mongoose.Schema.Types;
const event = new mongoose.Schema<EventDoc>(
  {
    cause: { type: String, required: true },
    organiserIds: [ObjectId],
    invitedIds: [ObjectId],
    status: { type: String, enum: EVENT_STATUSES, required: true },
    kind: { type: String, enum: EVENT_KINDS, required: true },
    title: localisedText,
    text: localisedText,
    series: { type: String, default: '' },
    topics: [String],
    start: { type: String, default: null },
    end: { type: String, default: null },
    startsAt: { type: Date, default: null },
    endsAt: { type: Date, default: null },
    venue: { _id: false, name: String, street: String, city: String },
    onlineLink: { type: String, default: '' },
    agenda: [{ _id: false, time: String, title: localisedText, speaker: String }],
    speakers: [{ _id: false, name: String, role: localisedText }],
    capacity: { type: Number, default: null },
    registerUntil: { type: String, default: null },
    registerUntilAt: { type: Date, default: null },
    audience: { type: String, enum: EVENT_AUDIENCES, required: true },
    confirmation: { type: Boolean, required: true },
    questions: [localisedText],
    cancelReason: { type: String, default: '' },
    publishedAt: { type: Date, default: null },
    hasMeetings: { type: Boolean, default: false },
    remindedAt: { type: Date, default: null },
    releasedAt: { type: Date, default: null },
    feedbackAskedAt: { type: Date, default: null },
    cancelToldAt: { type: Date, default: null },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'events', versionKey: false },
);
event.plugin(searchable);
event.index({ 'search.removed': 1 }, { sparse: true });
event.index({ cause: 1 }, { unique: true });
event.index({ organiserIds: 1, updatedAt: -1 });
event.index({ invitedIds: 1 });
event.index({ status: 1, startsAt: 1 });
event.index({ publishedAt: 1 });
event.index({ status: 1, endsAt: 1 });
event.index({ status: 1, series: 1, startsAt: 1 });
export const Events = mongoose.model<EventDoc>('Event', event);

/** The secret link to somebody's own calendar: only its hash, so that a copy of the store opens none. */
export interface CalendarLinkDoc {
  _id: mongoose.Types.ObjectId;
  personId: mongoose.Types.ObjectId;
  hash: string;
  createdAt: Date;
}
const calendarLink = new mongoose.Schema<CalendarLinkDoc>(
  {
    personId: { type: ObjectId, required: true },
    hash: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'calendarlinks', versionKey: false },
);
calendarLink.index({ personId: 1 }, { unique: true });
calendarLink.index({ hash: 1 }, { unique: true });
export const CalendarLinks = mongoose.model<CalendarLinkDoc>('CalendarLink', calendarLink);
