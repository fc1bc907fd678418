import { z } from 'zod';
import { AGREEMENT_TEMPLATE_CODES } from './agreement-templates.ts';
import { StoredFile } from './files.ts';
import { Kind } from './profiles.ts';
import { Day, Id, line, Locale, Moment, text } from './text.ts';
import { NeedCode } from './codes.ts';

export const AGREEMENT_STATUSES = ['draft', 'proposed', 'signed', 'active', 'completed', 'ended'] as const;
export const AgreementStatus = z.enum(AGREEMENT_STATUSES);
export type AgreementStatus = z.infer<typeof AgreementStatus>;

/** Days after the start on which both sides are asked how it went. */
export const REVIEW_DAYS = [30, 90, 180, 365] as const;
export const REVIEW_VERDICTS = ['yes', 'partly', 'no'] as const;
export const ReviewVerdict = z.enum(REVIEW_VERDICTS);

/** Something a side gives or gets: from the vocabulary, with words of one's own. */
export const Contribution = z.object({
  code: NeedCode.nullable().default(null),
  words: text(300).default(''),
});
export type Contribution = z.infer<typeof Contribution>;

const contributions = z
  .array(Contribution.refine((one) => one.code !== null || one.words !== '', 'needs a code or words'))
  .max(12);
export const Side = z.object({ organisationId: Id, gives: contributions, gets: contributions });
/** A step with somebody who answers for it. `ownerId` is a person of the organisation. */
export const Milestone = z.object({
  key: z.string().regex(/^[a-z0-9]{6,24}$/, 'must be 6 to 24 small letters and digits'),
  title: line(160).min(1),
  organisationId: Id,
  ownerId: Id.nullable().default(null),
  dueOn: Day,
});
export type Milestone = z.infer<typeof Milestone>;

/** What the parties agree on; the signature is over exactly this. */
export const AgreementContent = z.object({
  title: line(160).min(3),
  purpose: text(2000),
  sections: z.array(z.object({ key: line(40), text: text(4000) })).max(8),
  sides: z.array(Side).min(2).max(8),
  milestones: z.array(Milestone).max(24),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  confidentiality: text(1500),
});
export type AgreementContent = z.infer<typeof AgreementContent>;

export const Party = z.object({
  id: Id,
  name: z.string(),
  slug: z.string(),
  kind: Kind,
  /** People who can be named as owner of a milestone; only for those who take part. */
  people: z.array(z.object({ id: Id, name: z.string() })),
});
export const Signature = z.object({
  organisationId: Id,
  personName: z.string(),
  at: Moment,
  /** SHA-256, hexadecimal, of the canonical JSON of what was signed. */
  hash: z.string(),
});
export const Progress = z.object({
  key: z.string(),
  doneAt: Moment,
  doneBy: z.string(),
  evidence: z.string(),
  /** What shows it, for all parties to read. */
  file: StoredFile.pick({ id: true, name: true, size: true }).nullable(),
});
export const ReviewAnswer = z.object({
  organisationId: Id,
  kept: ReviewVerdict,
  worthIt: ReviewVerdict,
  goesOn: ReviewVerdict,
  note: z.string(),
  at: Moment,
});
export const Review = z.object({
  day: z.number().int(),
  dueOn: Day,
  answers: z.array(ReviewAnswer),
});

export const Agreement = AgreementContent.extend({
  id: Id,
  conversationId: Id,
  template: z.enum(AGREEMENT_TEMPLATE_CODES),
  /** Language of the text; labels of the PDF follow it. */
  language: Locale,
  status: AgreementStatus,
  parties: z.array(Party),
  signatures: z.array(Signature),
  /** SHA-256 of the canonical text as it stands now. */
  hash: z.string(),
  progress: z.array(Progress),
  reviews: z.array(Review),
  endReason: z.string(),
  revision: z.number().int(),
  updatedAt: Moment,
  abilities: z.object({
    edit: z.boolean(),
    propose: z.boolean(),
    sign: z.boolean(),
    progress: z.boolean(),
    complete: z.boolean(),
    end: z.boolean(),
    review: z.boolean(),
  }),
});
export type Agreement = z.infer<typeof Agreement>;

/** An agreement in a list, with the next thing to do in it. */
export const AgreementSummary = z.object({
  id: Id,
  title: z.string(),
  template: z.enum(AGREEMENT_TEMPLATE_CODES),
  status: AgreementStatus,
  parties: z.array(Party.omit({ people: true })),
  nextMilestone: Milestone.pick({ key: true, title: true, organisationId: true, dueOn: true }).nullable(),
  waitsForYou: z.boolean(),
  updatedAt: Moment,
});
export type AgreementSummary = z.infer<typeof AgreementSummary>;

/** One earlier state: who saved it, and which parts changed from the one before. */
export const AgreementVersion = z.object({
  revision: z.number().int(),
  at: Moment,
  personName: z.string(),
  organisationName: z.string(),
  changed: z.array(z.string()),
});
/** A part of the text in two versions, word by word. */
export const Difference = z.object({
  part: z.string(),
  words: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
});
