import { z } from 'zod';
import {
  Answers,
  Call,
  Criterion,
  FormField,
  MOST_READERS,
  ofCall,
  ofEntry,
  Points,
  Round,
} from './call-shapes.ts';
import { Email } from './accounts.ts';
import { endpoint, inPerson } from './endpoint.ts';
import { StoredFile } from './files.ts';
import { PageQuery, pageOf } from './pages.ts';
import { ProfileSummary } from './profiles.ts';
import { Id, Moment, name, text } from './text.ts';

/** Where somebody stands who was asked to judge. */
export const JUROR_STATUSES = ['invited', 'accepted', 'declined'] as const;
export const JurorStatus = z.enum(JUROR_STATUSES);

/** Somebody on the jury as the organiser sees it; whether the address has an account is not to be seen. */
export const Juror = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  about: z.string(),
  status: JurorStatus,
  invitedAt: Moment,
  scored: z.number().int(),
});

/** An invitation as whoever has its link reads it. */
export const JuryInvitation = z.object({
  callId: Id,
  title: Call.shape.title,
  text: Call.shape.text,
  from: z.string(),
  name: z.string(),
  about: z.string(),
  blind: z.boolean(),
  juryShown: z.boolean(),
  deadlineAt: Moment.nullable(),
  /** Whether it was sent to the address of who reads it. */
  yours: z.boolean(),
});

/** What a juror sees of an entry in the list of what is there to score. */
export const DeskItem = z.object({
  id: Id,
  number: z.number().int(),
  /** Null as long as the jury must not know. */
  applicant: ProfileSummary.nullable(),
  conflict: z.enum(['none', 'declared', 'member']),
  /** All criteria have points. */
  isScored: z.boolean(),
  hasBegun: z.boolean(),
});
export const Desk = z.object({
  call: Call,
  round: Round,
  /** Scoring is possible: the deadline is over, and nothing is decided yet. */
  isOpen: z.boolean(),
  items: z.array(DeskItem),
});
export type Desk = z.infer<typeof Desk>;

/** One entry to read and score. */
export const JuryEntry = DeskItem.extend({
  callId: Id,
  round: Round,
  isBlind: z.boolean(),
  fields: z.array(FormField),
  criteria: z.array(Criterion),
  answers: Answers,
  files: z.array(StoredFile),
  /** Keys of fields that are hidden from the jury for now. */
  hidden: z.array(z.string()),
  points: Points,
  note: z.string(),
  feedback: z.string(),
  /** What the juror gave in the first round, in the second. */
  before: z.object({ points: Points, note: z.string() }).nullable(),
  abilities: z.object({ score: z.boolean() }),
});
export type JuryEntry = z.infer<typeof JuryEntry>;

const invited = z.object({ token: z.string().min(20).max(100) });

export const jury = inPerson(
  {
    list: endpoint({
      method: 'GET',
      path: '/api/calls/:id/jury',
      summary: 'Who was asked to judge, and how far they are',
      access: 'member',
      params: ofCall,
      response: z.object({ items: z.array(Juror) }),
    }),
    invite: endpoint({
      method: 'POST',
      path: '/api/calls/:id/jury',
      summary:
        'Ask somebody to judge, by e-mail; again sends a new link. Whether they have an account is not told',
      access: 'member',
      params: ofCall,
      body: z.object({
        email: Email,
        name: name(120).min(1),
        about: name(120).default(''),
      }),
    }),
    remove: endpoint({
      method: 'DELETE',
      path: '/api/calls/:id/jury/:jurorId',
      summary: 'Take somebody off the jury; what they scored no longer counts',
      access: 'member',
      params: ofCall.extend({ jurorId: Id }),
    }),
    divide: endpoint({
      method: 'PUT',
      path: '/api/calls/:id/jury/readers',
      summary: 'Say how many of the jury read each entry in the first round; null lets everybody read all',
      access: 'member',
      params: ofCall,
      body: z.object({ readers: z.number().int().min(1).max(MOST_READERS).nullable() }),
      response: Call,
    }),
    readInvitation: endpoint({
      method: 'POST',
      path: '/api/jury/invitation',
      summary: 'Read the invitation to a jury that a link leads to',
      access: 'public',
      body: invited,
      response: JuryInvitation,
    }),
    answerInvitation: endpoint({
      method: 'POST',
      path: '/api/jury/invitation/answer',
      summary: 'Join the jury, or decline; with the address that the invitation was sent to',
      access: 'person',
      body: invited.extend({ accept: z.boolean() }),
      response: z.object({ callId: Id, accepted: z.boolean() }),
    }),
    mine: endpoint({
      method: 'GET',
      path: '/api/jury',
      summary: 'Calls that you judge',
      access: 'person',
      query: PageQuery,
      response: pageOf(z.object({ call: Call, left: z.number().int() })),
    }),
    desk: endpoint({
      method: 'GET',
      path: '/api/calls/:id/desk',
      summary: 'What you have to score, in an order of your own, with what you scored already',
      access: 'person',
      params: ofCall,
      response: Desk,
    }),
    read: endpoint({
      method: 'GET',
      path: '/api/calls/:id/desk/:entryId',
      summary: 'Read an entry as a juror; with a conflict of interest there is nothing to read',
      access: 'person',
      params: ofEntry,
      response: JuryEntry,
    }),
    score: endpoint({
      method: 'PUT',
      path: '/api/calls/:id/desk/:entryId/score',
      summary: 'Give points, also some of them; a note for the organiser and one for the applicant',
      access: 'person',
      params: ofEntry,
      body: z.object({ points: Points, note: text(2000).default(''), feedback: text(2000).default('') }),
      response: JuryEntry,
    }),
    setConflict: endpoint({
      method: 'PUT',
      path: '/api/calls/:id/desk/:entryId/conflict',
      summary: 'Declare a conflict of interest, or take it back; what you scored is deleted',
      access: 'person',
      params: ofEntry,
      body: z.object({ conflict: z.boolean(), note: text(300).default('') }),
      response: Desk,
    }),
  },
  ['readInvitation'],
);
