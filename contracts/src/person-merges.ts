import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { PersonRow } from './operator.ts';
import { Id, Moment } from './text.ts';

/** What comes under the account that stays, in the order the preview shows it. */
export const PERSON_MOVED = [
  'memberships',
  'conversations',
  'messages',
  'agreements',
  'entries',
  'juries',
  'applications',
  'reviews',
  'deals',
  'tasks',
  'registrations',
  'meetings',
  'searches',
  'notifications',
  'files',
  'comments',
] as const;
export const PersonMoved = z.enum(PERSON_MOVED);

/** What is named before two accounts become one. All but those of `PERSON_NOTES` stand against it. */
export const PERSON_FINDINGS = [
  'operator',
  'suspended',
  'leaving',
  'under-way',
  'jury-twice',
  'jury-conflict',
  'reviewed-twice',
] as const;
export const PersonFinding = z.enum(PERSON_FINDINGS);
export type PersonFinding = z.infer<typeof PersonFinding>;
/** Of these the one of the account that stays is kept. */
export const PERSON_NOTES: readonly PersonFinding[] = ['reviewed-twice'];

export const PERSON_HINTS = ['organisation', 'address'] as const;
export const PersonHint = z.enum(PERSON_HINTS);
export type PersonHint = z.infer<typeof PersonHint>;

/** Both owners are asked; what each has said. */
export const PersonMergeAsked = z.object({
  id: Id,
  expiresAt: Moment,
  fromAgreed: z.boolean(),
  toAgreed: z.boolean(),
});
export type PersonMergeAsked = z.infer<typeof PersonMergeAsked>;

export const PersonMergePreview = z.object({
  /** Goes. */
  from: PersonRow,
  /** Stays, and is the only one to sign in with. */
  to: PersonRow,
  moves: z.array(z.object({ what: PersonMoved, count: z.number().int() })),
  findings: z.array(z.object({ what: PersonFinding, about: z.array(z.string()) })),
  /** Where both were asked already. */
  asked: PersonMergeAsked.nullable(),
});
export type PersonMergePreview = z.infer<typeof PersonMergePreview>;

const pair = z.object({ from: Id, to: Id });
const token = z.string().min(20).max(200);

/** An account as the owner of the other one sees it before they agree. */
const Side = z.object({
  name: z.string(),
  /** Whole for the account that the link was sent to; of the other `e•••a@hafen.example`, enough to know one's own by. */
  address: z.string(),
});

export const personMerges = {
  suggestions: endpoint({
    method: 'GET',
    path: '/api/operator/duplicates/people',
    summary:
      'Pairs of accounts that may be one person: the same name, and an organisation or the address alike',
    access: 'operator',
    response: z.object({
      items: z.array(z.object({ one: PersonRow, other: PersonRow, hints: z.array(PersonHint) })),
    }),
  }),
  dismiss: endpoint({
    method: 'POST',
    path: '/api/operator/duplicates/people/dismissals',
    summary: 'Say that two accounts are two people; the pair is suggested no more',
    access: 'operator',
    body: z
      .object({ oneId: Id, otherId: Id })
      .refine(({ oneId, otherId }) => oneId !== otherId, 'must be two'),
  }),
  preview: endpoint({
    method: 'GET',
    path: '/api/operator/person-merges/preview',
    summary: 'What merging one account into another would move, and what stands against it',
    access: 'operator',
    query: pair,
    response: PersonMergePreview,
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/operator/person-merges',
    summary:
      'Ask the owner of both accounts, by a link to each address; nothing is merged before both agreed',
    access: 'operator',
    body: pair,
    response: PersonMergeAsked,
    status: 201,
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/api/operator/person-merges/:id',
    summary: 'Take the question back; the links open nothing any more',
    access: 'operator',
    params: z.object({ id: Id }),
  }),
  read: endpoint({
    method: 'POST',
    path: '/api/person-merges/question',
    summary: 'Read the question that a link leads to',
    access: 'public',
    body: z.object({ token }),
    response: z.object({
      from: Side,
      to: Side,
      /** Which of the two the link was sent to. */
      asks: z.enum(['from', 'to']),
      /** Whether whoever reads it is signed in with that account. */
      yours: z.boolean(),
      expiresAt: Moment,
    }),
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/person-merges/answer',
    summary:
      'Agree that both accounts are yours and become one, or say that they are not; each link works once',
    access: 'person',
    inPerson: true,
    body: z.object({ token, agree: z.boolean() }),
    response: z.object({ outcome: z.enum(['waits-for-other', 'agreed', 'refused']) }),
  }),
};
