import { z } from 'zod';
import { DEAL_SOURCE_CODES, NO_REASON_CODES, STAGE_TYPES } from './deal-words.ts';
import { Day, Id, line, localised, Moment, text } from './text.ts';

/** Most deals of one pipeline; lists give all of them at once, in short. */
export const MOST_DEALS = 5000;
/** Most deals moved, or rows read from a file, at once. */
export const MOST_AT_ONCE = 500;

export const Key = z.string().regex(/^[a-z0-9]{3,24}$/, 'must be 3 to 24 small letters and digits');

/** A step of the pipeline; `open` ones come first, then how a deal can end. */
export const Stage = z.object({ key: Key, name: line(40), type: z.enum(STAGE_TYPES) });
export type Stage = z.infer<typeof Stage>;
export const Criterion = z.object({ key: Key, name: line(40) });
/** A view somebody of the organisation saved for all of it: the query of the page. */
export const View = z.object({ key: Key, name: line(60).min(1), query: z.string().max(300) });

export const Pipeline = z.object({
  stages: z.array(Stage),
  criteria: z.array(Criterion),
  views: z.array(View),
  /** Colleagues who can be named for a deal or a task. */
  people: z.array(z.object({ id: Id, name: z.string() })),
  revision: z.number().int(),
  abilities: z.object({ edit: z.boolean() }),
});
export type Pipeline = z.infer<typeof Pipeline>;

/** A card. */
export const DealSummary = z.object({
  id: Id,
  name: z.string(),
  /** The profile it is about; null where it stands for somebody who is not here. */
  profileId: Id.nullable(),
  stage: z.string(),
  stageSince: Moment,
  ownerId: Id.nullable(),
  source: z.enum(DEAL_SOURCE_CODES),
  /** Mean of the criteria rated so far. */
  rating: z.number().nullable(),
  /** Day of the next open task. */
  dueOn: Day.nullable(),
  shared: z.boolean(),
});
export type DealSummary = z.infer<typeof DealSummary>;

const Note = z.object({ key: z.string(), text: z.string(), by: z.string(), at: Moment });
export const Task = z.object({
  key: z.string(),
  title: z.string(),
  dueOn: Day,
  ownerId: Id.nullable(),
  doneAt: Moment.nullable(),
});
/** What the start-up was told, word for word; later moves do not change it. */
export const Share = z.object({
  stage: localised(40).nullable(),
  feedback: z.string(),
  at: Moment,
});

export const Deal = DealSummary.extend({
  slug: z.string().nullable(),
  website: z.string(),
  ratings: z.array(z.object({ key: z.string(), score: z.number().int() })),
  reason: z.enum(NO_REASON_CODES).nullable(),
  reasonNote: z.string(),
  notes: z.array(Note),
  tasks: z.array(Task),
  history: z.array(z.object({ from: z.string().nullable(), to: z.string(), by: z.string(), at: Moment })),
  share: Share.nullable(),
  createdAt: Moment,
  abilities: z.object({ edit: z.boolean(), share: z.boolean() }),
});
export type Deal = z.infer<typeof Deal>;

export const DUE_FILTERS = ['overdue', 'week', 'none'] as const;
export const DEAL_ORDERS = ['newest', 'name', 'rating', 'due', 'longest'] as const;
/** What a list can be narrowed to; the same words are in the address of the page. */
export const DealFilter = z.object({
  q: z.string().max(100).optional(),
  stage: Key.optional(),
  owner: Id.optional(),
  source: z.enum(DEAL_SOURCE_CODES).optional(),
  rating: z.coerce.number().min(1).max(5).optional(),
  due: z.enum(DUE_FILTERS).optional(),
  order: z.enum(DEAL_ORDERS).default('newest'),
});
export type DealFilter = z.infer<typeof DealFilter>;

export const Reason = z.object({
  reason: z.enum(NO_REASON_CODES).nullable().default(null),
  reasonNote: text(1000).default(''),
});
/** `from` is the stage it was seen in: who moved it meanwhile is not overruled. */
export const Move = z.object({ id: Id, from: Key, to: Key });
export type Move = z.infer<typeof Move>;

export const StageFigure = z.object({
  key: z.string(),
  /** Deals in it now, and those that ever reached it. */
  now: z.number().int(),
  reached: z.number().int(),
  /** Median days of all stays, including those that go on. */
  medianDays: z.number().nullable(),
});
export type StageFigure = z.infer<typeof StageFigure>;

/** What an investor chose to tell a start-up. */
export const SharedDeal = Share.extend({
  investor: z.object({ id: Id, name: z.string(), slug: z.string() }),
});
