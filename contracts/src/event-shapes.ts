import { z } from 'zod';
import { ProfileSummary } from './profiles.ts';
import { LocalMoment } from './requests.ts';
import { Id, line, localised, localisedLine, Moment, WebAddress, writtenLine } from './text.ts';
import { TopicCode } from './codes.ts';

export const EVENT_KINDS = [
  'pitch',
  'dialogue',
  'competition',
  'hackathon',
  'matchmaking',
  'workshop',
  'other',
] as const;
export const EventKind = z.enum(EVENT_KINDS);
export type EventKind = z.infer<typeof EventKind>;

/** `proposed` waits for the operator, `cancelled` stays readable for who had it in their calendar. */
export const EVENT_STATUSES = ['draft', 'proposed', 'published', 'cancelled'] as const;
export const EventStatus = z.enum(EVENT_STATUSES);
export type EventStatus = z.infer<typeof EventStatus>;

export const EVENT_AUDIENCES = ['public', 'members'] as const;
export const EventAudience = z.enum(EVENT_AUDIENCES);

/** A time of the day on the region's clocks. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 18:30');

/** Where somebody stands: `waiting` for a place, `released` where it was not confirmed in time. */
export const REGISTRATION_STATUSES = ['registered', 'waiting', 'cancelled', 'released'] as const;
export const RegistrationStatus = z.enum(REGISTRATION_STATUSES);
export type RegistrationStatus = z.infer<typeof RegistrationStatus>;

export const MOST_PLACES = 2000;

/** What the organisers write. Times are local ones of the region. */
export const EventFields = z.object({
  kind: EventKind,
  title: localised(120).prefault({}),
  text: localised(4000).prefault({}),
  /** Events of one name belong together; empty where it stands alone. */
  series: line(60).default(''),
  topics: z
    .array(TopicCode)
    .max(6)
    .refine((list) => new Set(list).size === list.length, 'names a code twice')
    .default([]),
  start: LocalMoment.nullable().default(null),
  end: LocalMoment.nullable().default(null),
  venue: z
    .object({ name: line(120).default(''), street: line(120).default(''), city: line(80).default('') })
    .prefault({}),
  /** For who has a place only; empty where there is none. */
  onlineLink: z.union([z.literal(''), WebAddress]).default(''),
  agenda: z
    .array(z.object({ time: ClockTime, title: writtenLine(160), speaker: line(120).default('') }))
    .max(30)
    .default([]),
  speakers: z
    .array(z.object({ name: line(120).min(1), role: localisedLine(160).prefault({}) }))
    .max(30)
    .default([]),
  /** Null where there is room for all. */
  capacity: z.number().int().min(1).max(MOST_PLACES).nullable().default(null),
  registerUntil: LocalMoment.nullable().default(null),
  audience: EventAudience.default('public'),
  /** Places that nobody confirmed by the day before go to who waits. */
  confirmation: z.boolean().default(false),
  questions: z.array(writtenLine(300)).max(10).default([]),
});
export type EventFields = z.infer<typeof EventFields>;

export const CalendarEvent = EventFields.extend({
  id: Id,
  status: EventStatus,
  startsAt: Moment.nullable(),
  endsAt: Moment.nullable(),
  isOver: z.boolean(),
  /** Whether there is an online address, also for those who may not read it yet. */
  isOnline: z.boolean(),
  /** Who organises it, the one that made it first; a profile that is not public has no name here. */
  organisers: z.array(ProfileSummary),
  /** Asked to organise with them and not decided; for the organisers and who was asked. */
  invited: z.array(ProfileSummary.pick({ id: true, name: true, slug: true, kind: true })),
  cancelReason: z.string(),
  places: z.object({ taken: z.number().int(), waiting: z.number().int(), free: z.number().int().nullable() }),
  yours: z.object({ status: RegistrationStatus, position: z.number().int().nullable() }).nullable(),
  /** Whether people can ask for meetings of two at it. */
  hasMeetings: z.boolean(),
  isOwn: z.boolean(),
  revision: z.number().int(),
  abilities: z.object({
    edit: z.boolean(),
    publish: z.boolean(),
    decide: z.boolean(),
    cancel: z.boolean(),
    remove: z.boolean(),
    /** May see who comes, check in and plan meetings. */
    organise: z.boolean(),
    /** Was asked to organise it with others, or does so. */
    join: z.boolean(),
    register: z.boolean(),
  }),
});
export type CalendarEvent = z.infer<typeof CalendarEvent>;
