import { z } from 'zod';
import { FIELD_TYPES, LONGEST, MOST_FIELDS, MOST_OPTIONS, MOST_POINTS, LEAST_POINTS } from './call-rules.ts';
import { Kind, ProfileSummary } from './profiles.ts';
import { LocalMoment } from './requests.ts';
import { Day, Id, line, localised, localisedLine, Moment } from './text.ts';
import { listOf, TopicCode } from './codes.ts';

/** Where a call stands: `judging` once the deadline is over, `decided` once everybody has an answer. */
export const CALL_PHASES = ['draft', 'open', 'judging', 'decided', 'withdrawn'] as const;
export const CallPhase = z.enum(CALL_PHASES);
export type CallPhase = z.infer<typeof CallPhase>;

/** Where an entry (an application to a call) stands. `submitted` waits for its answer. */
export const ENTRY_STATUSES = ['draft', 'submitted', 'declined', 'won'] as const;
export const EntryStatus = z.enum(ENTRY_STATUSES);
export type EntryStatus = z.infer<typeof EntryStatus>;

/** Names a field, an option or a criterion for good; its label may change. */
export const Key = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const eachOnce = (list: readonly { key: string }[]): boolean =>
  new Set(list.map(({ key }) => key)).size === list.length;
const limit = z.number().min(-1e9).max(1e9).nullable().default(null);

/** A question of the application form. */
export const FormField = z.object({
  key: Key,
  type: z.enum(FIELD_TYPES),
  label: localised(160).prefault({}),
  hint: localised(300).prefault({}),
  required: z.boolean().default(false),
  /** Says who applies, such as the team: hidden from the jury as long as it must not know. */
  identifying: z.boolean().default(false),
  options: z
    .array(z.object({ key: Key, label: localisedLine(120) }))
    .max(MOST_OPTIONS)
    .refine(eachOnce, 'each key may be there once')
    .default([]),
  min: limit,
  max: limit,
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
});
export type FormField = z.infer<typeof FormField>;

/** What the jury looks at; weights count relative to each other. */
export const Criterion = z.object({
  key: Key,
  name: localised(80).prefault({}),
  hint: localised(300).prefault({}),
  weight: z.number().int().min(1).max(100),
});
export type Criterion = z.infer<typeof Criterion>;

/** What the organiser writes. */
export const CallFields = z.object({
  title: localised(120).prefault({}),
  text: localised(6000).prefault({}),
  /** What there is to win. */
  prize: localised(600).prefault({}),
  topics: listOf(TopicCode, 6),
  /** Kinds of organisations that may apply. */
  kinds: z.array(Kind).min(1).max(4).default(['startup']),
  deadline: LocalMoment.nullable().default(null),
  fields: z.array(FormField).max(MOST_FIELDS).refine(eachOnce, 'each key may be there once').default([]),
  criteria: z.array(Criterion).max(12).refine(eachOnce, 'each key may be there once').default([]),
  /** In the first round the jury does not know who applies. */
  blind: z.boolean().default(true),
  /** Everybody may see who is on the jury. */
  juryShown: z.boolean().default(true),
});
export type CallFields = z.infer<typeof CallFields>;

export const Round = z.union([z.literal(1), z.literal(2)]);
export type Round = z.infer<typeof Round>;

/** An entry that won and whose organisation agreed to be named. */
export const Winner = z.object({
  award: z.string(),
  /** `slug` where the asker may open the profile. */
  organisation: z.object({ name: z.string(), kind: Kind, slug: z.string().nullable() }),
});

export const Call = CallFields.extend({
  id: Id,
  phase: CallPhase,
  round: Round,
  /** How many of the jury read each entry in the first round; null: all of them. */
  readers: z.number().int().nullable(),
  from: ProfileSummary.nullable(),
  /** Who organises it, the one that made it first; a profile that is not public has no name here. */
  organisers: z.array(ProfileSummary),
  /** Asked to organise it too and not decided; for the organisers. */
  invited: z.array(ProfileSummary.pick({ id: true, name: true, slug: true, kind: true })),
  isOwn: z.boolean(),
  deadlineAt: Moment.nullable(),
  publishedAt: Moment.nullable(),
  decidedAt: Moment.nullable(),
  /** Who judges, where that is shown, or to the organiser. */
  jury: z.array(z.object({ name: z.string(), about: z.string() })),
  winners: z.array(Winner),
  /** Prizes whose winners are not named. */
  unnamed: z.number().int(),
  /** Entries that came in; null for all but the organiser until it is decided. */
  counts: z.object({ submitted: z.number().int(), waiting: z.number().int() }).nullable(),
  yourEntry: z.object({ id: Id, status: EntryStatus }).nullable(),
  revision: z.number().int(),
  abilities: z.object({
    edit: z.boolean(),
    publish: z.boolean(),
    postpone: z.boolean(),
    withdraw: z.boolean(),
    remove: z.boolean(),
    /** Reads entries and scores. */
    review: z.boolean(),
    /** Asks people to judge. */
    invite: z.boolean(),
    /** Asks another organisation to organise it with them. */
    inviteOrganiser: z.boolean(),
    /** Is asked to organise it, or can step back. */
    join: z.boolean(),
    openSecondRound: z.boolean(),
    close: z.boolean(),
    apply: z.boolean(),
    /** Is on the jury and can open its desk. */
    judge: z.boolean(),
  }),
});
export type Call = z.infer<typeof Call>;

/** An answer as it travels; `call-rules.ts` says what fits which field. */
export const AnswerValue = z.union([
  z
    .string()
    .max(LONGEST.long)
    // Control characters have no place in what people write.
    .refine(
      (value) => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/.test(value),
      'contains control characters',
    ),
  z.number(),
  z.boolean(),
  z.array(Key).max(MOST_OPTIONS),
]);
export const Answers = z
  .record(Key, AnswerValue)
  .refine((all) => Object.keys(all).length <= MOST_FIELDS, 'has too many answers');

/** Points by criterion. */
export const Points = z
  .record(Key, z.number().int().min(LEAST_POINTS).max(MOST_POINTS))
  .refine((all) => Object.keys(all).length <= 12, 'has too many criteria');

/** How many of the jury may share the reading of an entry. */
export const MOST_READERS = 20;

export const ofCall = z.object({ id: Id });
export const ofEntry = ofCall.extend({ entryId: Id });
export const Award = line(80);
