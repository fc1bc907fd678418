import { z } from 'zod';
import { Answers, Award, Call, EntryStatus, ofCall, ofEntry, Points, Round } from './call-shapes.ts';
import { endpoint } from './endpoint.ts';
import { StoredFile } from './files.ts';
import { PageQuery, pageOf } from './pages.ts';
import { ProfileSummary } from './profiles.ts';
import { Id, Moment, text } from './text.ts';

/** Why an entry did not win. `withdrawn` is said where the call itself was taken back. */
export const ENTRY_REASONS = [
  'others-stronger',
  'no-fit',
  'too-early',
  'incomplete',
  'not-eligible',
  'other',
] as const;
export const EntryReason = z.enum(ENTRY_REASONS);
export type EntryReason = z.infer<typeof EntryReason>;

/** What the applicant is told. */
export const EntryAnswer = z.object({
  /** Null for who won. */
  reason: z.enum([...ENTRY_REASONS, 'withdrawn']).nullable(),
  award: z.string(),
  note: z.string(),
  at: Moment,
  /** What jurors wrote for the applicant, without their names. */
  feedback: z.array(z.string()),
});

/** An entry as the applicant sees it. */
export const Entry = z.object({
  id: Id,
  call: Call.pick({ id: true, title: true, phase: true, deadlineAt: true, round: true, from: true }),
  status: EntryStatus,
  /** Goes on to the second round. */
  isFinalist: z.boolean(),
  answers: Answers,
  /** Those of the answers that are files. */
  files: z.array(StoredFile),
  /** May be named publicly if it wins. */
  agreesToBeNamed: z.boolean(),
  changedBy: z.string(),
  updatedAt: Moment,
  submittedAt: Moment.nullable(),
  answer: EntryAnswer.nullable(),
  revision: z.number().int(),
  abilities: z.object({
    edit: z.boolean(),
    submit: z.boolean(),
    takeBack: z.boolean(),
    agree: z.boolean(),
  }),
});
export type Entry = z.infer<typeof Entry>;

/** What one juror gave in one round; `counts` once every criterion has points and no conflict of interest is there. */
export const Sheet = z.object({
  jurorId: Id,
  points: Points,
  /** Weighted mean of the points; null while some are missing. */
  raw: z.number().nullable(),
  /** The same on the scale that all jurors share; null where it does not count. */
  normalised: z.number().nullable(),
  note: z.string(),
  feedback: z.string(),
});

/** An entry on the organiser's board. */
export const RankedEntry = Entry.pick({
  id: true,
  status: true,
  isFinalist: true,
  answers: true,
  files: true,
  agreesToBeNamed: true,
  answer: true,
}).extend({
  number: z.number().int(),
  submittedAt: Moment,
  applicant: ProfileSummary,
  /** From 1; equals share theirs, and the next one is counted behind all of them. Null without a score. */
  rank: z.number().int().nullable(),
  isTied: z.boolean(),
  raw: z.number().nullable(),
  normalised: z.number().nullable(),
  /** Of the jurors who may judge it, how many have. */
  scored: z.number().int(),
  expected: z.number().int(),
  conflicts: z.array(z.object({ jurorId: Id, cause: z.enum(['declared', 'member']), note: z.string() })),
  sheets: z.array(Sheet),
});
export type RankedEntry = z.infer<typeof RankedEntry>;

export const Board = z.object({
  call: Call,
  round: Round,
  jurors: z.array(
    z.object({
      id: Id,
      name: z.string(),
      about: z.string(),
      scored: z.number().int(),
      expected: z.number().int(),
      /** Mean of what they gave, before it was brought to one scale; null without any. */
      mean: z.number().nullable(),
      spread: z.number().nullable(),
    }),
  ),
  items: z.array(RankedEntry),
  /** Applicants with an answer who have not read what jurors wrote for them. */
  keptBack: z.number().int(),
});
export type Board = z.infer<typeof Board>;

export const entries = {
  mine: endpoint({
    method: 'GET',
    path: '/api/entries',
    summary: 'What the organisation you act for entered for calls, latest change first',
    access: 'member',
    query: PageQuery,
    response: pageOf(Entry),
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/calls/:id/entry',
    summary: 'Your organisation’s entry for a call, draft or sent, with its answer',
    access: 'member',
    params: ofCall,
    response: Entry,
  }),
  save: endpoint({
    method: 'PUT',
    path: '/api/calls/:id/entry',
    summary: 'Keep the draft of your entry; it stays until you send it',
    access: 'member',
    params: ofCall,
    body: z.object({
      answers: Answers,
      agreesToBeNamed: z.boolean().default(false),
      /** The revision you have seen; null where there is none yet. */
      revision: z.number().int().min(0).nullable().default(null),
    }),
    response: Entry,
  }),
  submit: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/calls/:id/entry/submit',
    summary: 'Send your entry; after the deadline it is too late',
    access: 'member',
    params: ofCall,
    response: Entry,
  }),
  takeBack: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/calls/:id/entry/take-back',
    summary: 'Take your entry back before the deadline; it is a draft again',
    access: 'member',
    params: ofCall,
    response: Entry,
  }),
  agree: endpoint({
    inPerson: true,
    method: 'PUT',
    path: '/api/calls/:id/entry/naming',
    summary: 'Say whether you may be named publicly as a winner, also after the result',
    access: 'member',
    params: ofCall,
    body: z.object({ agreesToBeNamed: z.boolean() }),
    response: Entry,
  }),
  board: endpoint({
    method: 'GET',
    path: '/api/calls/:id/entries',
    summary: 'Every entry with scores as given and on one scale, ranking with ties, coverage and conflicts',
    access: 'member',
    params: ofCall,
    query: z.object({ round: z.coerce.number().pipe(Round).optional() }),
    response: Board,
  }),
  decline: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/calls/:id/entries/decline',
    summary: 'Tell one or many applicants no, with the reason; who has an answer already keeps it',
    access: 'member',
    params: ofCall,
    body: z.object({
      entryIds: z.array(Id).min(1).max(200),
      reason: EntryReason,
      note: text(1000).default(''),
      /** Passes on what jurors wrote for the applicants. */
      withFeedback: z.boolean().default(false),
    }),
    response: z.object({ declined: z.number().int() }),
  }),
  passFeedbackOn: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/calls/:id/entries/feedback',
    summary: 'Pass on what jurors wrote to everybody who has an answer without it; each is told',
    access: 'member',
    params: ofCall,
    response: z.object({ passed: z.number().int() }),
  }),
  award: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/calls/:id/entries/:entryId/award',
    summary: 'Tell an applicant that they won, and what',
    access: 'member',
    params: ofEntry,
    body: z.object({
      award: Award.min(1),
      note: text(1000).default(''),
      withFeedback: z.boolean().default(false),
    }),
    response: z.object({ status: EntryStatus }),
  }),
};
