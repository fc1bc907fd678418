import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ClockTime } from './event-shapes.ts';
import { Kind } from './profiles.ts';
import { LocalMoment } from './requests.ts';
import { Id, Moment } from './text.ts';

/** What somebody says about meeting somebody else; who said nothing is neutral. Nobody else ever reads it. */
export const WANTS = ['must', 'gladly', 'no'] as const;
export const Want = z.enum(WANTS);
export type Want = z.infer<typeof Want>;

export const MOST_SLOTS = 60;
export const MOST_WISHES = 200;

/** When and where people meet in twos. Times are the event's first day on the region's clocks. */
export const MeetingSettings = z.object({
  from: ClockTime,
  to: ClockTime,
  slotMinutes: z.number().int().min(5).max(120),
  /** To change places between two meetings. */
  changeMinutes: z.number().int().min(0).max(30).default(3),
  breaks: z
    .array(z.object({ from: ClockTime, to: ClockTime }))
    .max(4)
    .default([]),
  tables: z.number().int().min(1).max(200),
  mostPerPerson: z.number().int().min(1).max(MOST_SLOTS).nullable().default(null),
  wishesUntil: LocalMoment.nullable().default(null),
});
export type MeetingSettings = z.infer<typeof MeetingSettings>;

export const MeetingSlot = z.object({ startsAt: Moment, endsAt: Moment });
export type MeetingSlot = z.infer<typeof MeetingSlot>;

/** Somebody who takes part, as the others see them. `id` is that of the registration. */
const Participant = z.object({
  id: Id,
  name: z.string(),
  organisation: z.string(),
  /** Their organisation's profile, where it may be seen. */
  slug: z.string().nullable(),
  kind: Kind.nullable(),
});
export type MeetingParticipant = z.infer<typeof Participant>;

export const PlannedMeeting = z.object({
  startsAt: Moment,
  endsAt: Moment,
  table: z.number().int(),
  a: Participant,
  b: Participant,
});
export type PlannedMeeting = z.infer<typeof PlannedMeeting>;

/** A plan with what is proven about it; docs/meetings.md says what the numbers mean. */
export const MeetingPlan = z.object({
  meetings: z.array(PlannedMeeting),
  value: z.number(),
  bound: z.number(),
  /** Share of the bound that may be missing: 0.01 is one per cent. */
  gap: z.number(),
  method: z.enum(['exact', 'heuristic']),
  seconds: z.number(),
  /** Slots in which somebody waits between two meetings, and meetings beyond four in a row. */
  idle: z.number().int(),
  long: z.number().int(),
  /** Meetings of the published plan that are elsewhere or gone. */
  changed: z.number().int(),
  solvedAt: Moment,
});
export type MeetingPlan = z.infer<typeof MeetingPlan>;

export const MeetingPlanning = z.object({
  settings: MeetingSettings.nullable(),
  slots: z.array(MeetingSlot),
  /** Who takes part, how many of them have wishes, and how many pairs one of the two asked for. */
  counts: z.object({
    participants: z.number().int(),
    withWishes: z.number().int(),
    pairs: z.number().int(),
  }),
  /** `failed`: the last try came to no plan. */
  state: z.enum(['idle', 'planning', 'failed']),
  /** The latest plan that was made. */
  draft: MeetingPlan.nullable(),
  /** Who takes part and meets nobody in it. */
  without: z.array(Participant),
  /** Meetings of the published plan that fall away since somebody gave their place back or takes part no more. */
  fallenAway: z.number().int(),
  /** Whether the draft is what people have. */
  isPublished: z.boolean(),
  publishedAt: Moment.nullable(),
});
export type MeetingPlanning = z.infer<typeof MeetingPlanning>;

/** What somebody who has a place says about whom to meet. */
export const MeetingWishes = z.object({
  slots: z.array(MeetingSlot),
  wishesUntil: Moment.nullable(),
  /** Whether wishes can still be changed. */
  isOpen: z.boolean(),
  takesPart: z.boolean(),
  /** Beginnings of slots in which they are away. */
  away: z.array(Moment),
  people: z.array(Participant.extend({ want: Want.nullable() })),
});
export type MeetingWishes = z.infer<typeof MeetingWishes>;

export const MeetingAgenda = z.object({
  publishedAt: Moment.nullable(),
  items: z.array(
    z.object({
      startsAt: Moment,
      endsAt: Moment,
      table: z.number().int(),
      with: Participant,
      /** Their organisation, for an introduction or a verdict; null for who belongs to none. */
      organisationId: Id.nullable(),
      /** The other has given their place back. */
      isOff: z.boolean(),
    }),
  ),
});
export type MeetingAgenda = z.infer<typeof MeetingAgenda>;

const one = z.object({ id: Id });

export const meetings = {
  planning: endpoint({
    method: 'GET',
    path: '/api/events/:id/meetings',
    summary:
      'The meetings of an event as its organisers see them: settings, latest plan, what is proven about it',
    access: 'member',
    params: one,
    response: MeetingPlanning,
  }),
  setUp: endpoint({
    method: 'PUT',
    path: '/api/events/:id/meetings/settings',
    summary: 'Say when and at how many tables people meet in twos; those who registered can then say whom',
    access: 'member',
    params: one,
    body: MeetingSettings,
    response: MeetingPlanning,
  }),
  plan: endpoint({
    method: 'POST',
    path: '/api/events/:id/meetings/plan',
    summary: 'Make a plan; once one is published, one that moves as few meetings as possible',
    access: 'member',
    params: one,
    body: z.object({ anew: z.boolean().default(false) }),
    response: MeetingPlanning,
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/events/:id/meetings/publish',
    summary: 'Give everybody their agenda; whose agenda changes is told',
    access: 'member',
    params: one,
    response: MeetingPlanning,
  }),
  wishes: endpoint({
    method: 'GET',
    path: '/api/events/:id/meetings/wishes',
    summary: 'Who takes part in the meetings, with your own wishes',
    access: 'person',
    params: one,
    response: MeetingWishes,
  }),
  wish: endpoint({
    method: 'PUT',
    path: '/api/events/:id/meetings/wishes',
    summary: 'Say whom you must, would gladly or would not meet, and when you are away. Nobody else reads it',
    access: 'person',
    params: one,
    body: z.object({
      takesPart: z.boolean(),
      away: z.array(Moment).max(MOST_SLOTS).default([]),
      wishes: z
        .array(z.object({ id: Id, want: Want }))
        .max(MOST_WISHES)
        .default([]),
    }),
    response: MeetingWishes,
  }),
  agenda: endpoint({
    method: 'GET',
    path: '/api/events/:id/meetings/agenda',
    summary: 'Your own meetings by the published plan',
    access: 'person',
    params: one,
    response: MeetingAgenda,
  }),
};
