import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { StoredFile } from './files.ts';
import { PageQuery, pageOf } from './pages.ts';
import { ProfileSummary } from './profiles.ts';
import { ApplicationStatus, Request } from './requests.ts';
import { Id, Locale, Moment, text } from './text.ts';

/** Why an applicant is told no. `withdrawn` is said where the request itself was taken back. */
export const ANSWER_REASONS = [
  'no-fit',
  'too-early',
  'budget',
  'incomplete',
  'other-chosen',
  'other',
] as const;
export const AnswerReason = z.enum(ANSWER_REASONS);
export type AnswerReason = z.infer<typeof AnswerReason>;
export const MOST_FILES = 5;

/** What an applicant writes: `answers` in the order of the request's questions. */
export const ApplicationFields = z.object({
  pitch: text(3000).default(''),
  answers: z.array(text(2000)).max(10).default([]),
  fileIds: z.array(Id).max(MOST_FILES).default([]),
});

/** The no with its reason, as the applicant reads it. */
export const ApplicationAnswer = z.object({
  reason: z.enum([...ANSWER_REASONS, 'withdrawn']),
  note: z.string(),
  at: Moment,
});

/** An application as the applicant sees it. */
export const Application = z.object({
  id: Id,
  request: Request.pick({
    id: true,
    kind: true,
    title: true,
    phase: true,
    deadlineAt: true,
    deadline: true,
    questions: true,
    from: true,
  }),
  status: ApplicationStatus,
  pitch: z.string(),
  answers: z.array(z.string()),
  files: z.array(StoredFile),
  changedBy: z.string(),
  updatedAt: Moment,
  submittedAt: Moment.nullable(),
  answer: ApplicationAnswer.nullable(),
  conversationId: Id.nullable(),
  revision: z.number().int(),
  abilities: z.object({ edit: z.boolean(), submit: z.boolean(), takeBack: z.boolean() }),
});
export type Application = z.infer<typeof Application>;

/** One to five, or not judged yet. */
const Score = z.number().int().min(1).max(5).nullable().default(null);
export const CRITERIA = ['fit', 'benefit', 'feasibility'] as const;
export const ReviewFields = z.object({
  fit: Score,
  benefit: Score,
  feasibility: Score,
  note: text(2000).default(''),
});

/** An application as those see it who review it together. */
export const Candidate = Application.pick({
  id: true,
  status: true,
  pitch: true,
  answers: true,
  files: true,
  answer: true,
  conversationId: true,
}).extend({
  submittedAt: Moment,
  applicant: ProfileSummary,
  shortlisted: z.boolean(),
  /** Mean of all scores of all reviewers; null without any. */
  score: z.number().nullable(),
  reviews: z.array(ReviewFields.extend({ id: Id, personName: z.string(), isYours: z.boolean(), at: Moment })),
  abilities: z.object({ review: z.boolean(), answer: z.boolean(), draftAgreement: z.boolean() }),
});
export type Candidate = z.infer<typeof Candidate>;

const ofRequest = z.object({ id: Id });
const ofCandidate = ofRequest.extend({ applicationId: Id });

export const applications = {
  mine: endpoint({
    method: 'GET',
    path: '/api/applications',
    summary: 'Applications of the organisation you act for, latest change first',
    access: 'member',
    query: PageQuery,
    response: pageOf(Application),
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/requests/:id/application',
    summary: 'Your organisation’s application to a request, draft or sent',
    access: 'member',
    params: ofRequest,
    response: Application,
  }),
  save: endpoint({
    method: 'PUT',
    path: '/api/requests/:id/application',
    summary: 'Keep the draft of your application; it stays until you send it or throw it away',
    access: 'member',
    params: ofRequest,
    body: ApplicationFields.extend({
      /** The revision you have seen; null where there is none yet. */
      revision: z.number().int().min(0).nullable().default(null),
    }),
    response: Application,
  }),
  submit: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/requests/:id/application/submit',
    summary: 'Send your application; after the deadline it is too late',
    access: 'member',
    params: ofRequest,
    response: Application,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/api/requests/:id/application/take-back',
    summary: 'Take your application back while it has no answer; it is a draft again',
    access: 'member',
    params: ofRequest,
    response: Application,
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/requests/:id/applications',
    summary: 'What was sent to your request, with everybody’s notes and scores, in the order it came in',
    access: 'member',
    params: ofRequest,
    query: PageQuery,
    response: pageOf(Candidate),
  }),
  review: endpoint({
    method: 'PUT',
    path: '/api/requests/:id/applications/:applicationId/review',
    summary: 'Your scores and your note on an application, which your colleagues see',
    access: 'member',
    params: ofCandidate,
    body: ReviewFields,
    response: Candidate,
  }),
  shortlist: endpoint({
    method: 'PUT',
    path: '/api/requests/:id/applications/:applicationId/shortlist',
    summary: 'Put an application on the shortlist, or off it',
    access: 'member',
    params: ofCandidate,
    body: z.object({ shortlisted: z.boolean() }),
    response: Candidate,
  }),
  decline: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/requests/:id/decline',
    summary: 'Tell one or many applicants no, with the reason; who has an answer already keeps it',
    access: 'member',
    params: ofRequest,
    body: z.object({
      applicationIds: z.array(Id).min(1).max(200),
      reason: AnswerReason,
      note: text(1000).default(''),
    }),
    response: z.object({ declined: z.number().int() }),
  }),
  choose: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/requests/:id/applications/:applicationId/choose',
    summary: 'Choose an applicant: the two are introduced and their conversation opens',
    access: 'member',
    params: ofCandidate,
    response: Candidate,
  }),
  draftAgreement: endpoint({
    method: 'POST',
    path: '/api/requests/:id/applications/:applicationId/agreement',
    summary: 'Draft the agreement with a chosen applicant, prefilled; again answers with the same draft',
    access: 'member',
    params: ofCandidate,
    body: z.object({ language: Locale.default('de') }),
    response: z.object({ agreementId: Id }),
  }),
};
