import { z } from 'zod';
import { AGREEMENT_TEMPLATE_CODES } from './agreement-templates.ts';
import { ClientId } from './conversations.ts';
import { endpoint, fileAnswer } from './endpoint.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Id, Locale, text } from './text.ts';
import {
  Agreement,
  AgreementContent,
  AgreementStatus,
  AgreementSummary,
  AgreementVersion,
  Difference,
  Milestone,
  ReviewVerdict,
} from './agreement-shapes.ts';

export * from './agreement-shapes.ts';

const one = z.object({ id: Id });
const seen = z.object({ revision: z.number().int().min(0) });

export const agreements = {
  list: endpoint({
    method: 'GET',
    path: '/api/agreements',
    summary: 'Agreements of the organisation you act for, latest change first',
    access: 'member',
    query: PageQuery.extend({ status: AgreementStatus.optional(), conversationId: Id.optional() }),
    response: pageOf(AgreementSummary),
  }),
  create: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/agreements',
    summary: 'Draft an agreement in a conversation, prefilled with what the sides need and offer',
    access: 'member',
    body: z.object({
      clientId: ClientId,
      conversationId: Id,
      template: z.enum(AGREEMENT_TEMPLATE_CODES),
      language: Locale.default('de'),
    }),
    response: Agreement,
    status: 201,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/agreements/:id',
    summary: 'Read an agreement',
    access: 'member',
    params: one,
    response: Agreement,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/agreements/:id',
    summary:
      'Change parts of the text. Parts nobody else changed since `revision` are saved; otherwise 409, nothing is lost. Signatures become void',
    access: 'member',
    params: one,
    body: AgreementContent.partial().extend(seen.shape),
    response: Agreement,
  }),
  propose: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/agreements/:id/propose',
    summary: 'Propose the text as it stands for signature',
    access: 'member',
    params: one,
    body: seen,
    response: Agreement,
  }),
  sign: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/agreements/:id/sign',
    summary: 'Sign for your organisation, with your password, over the hash you have seen',
    access: 'member',
    params: one,
    body: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), password: z.string().min(1).max(128) }),
    response: Agreement,
  }),
  setProgress: endpoint({
    method: 'PUT',
    path: '/api/agreements/:id/milestones/:key',
    summary: 'Mark a milestone as done with its evidence, or open it again',
    access: 'member',
    params: one.extend({ key: Milestone.shape.key }),
    body: z.object({
      done: z.boolean(),
      evidence: text(1000).default(''),
      /** An upload of one’s own that shows it. */
      fileId: Id.nullable().default(null),
    }),
    response: Agreement,
  }),
  answerReview: endpoint({
    inPerson: true,
    method: 'PUT',
    path: '/api/agreements/:id/reviews/:day',
    summary: 'Answer the three questions of a review for your side',
    access: 'member',
    params: one.extend({ day: z.coerce.number().int() }),
    body: z.object({
      kept: ReviewVerdict,
      worthIt: ReviewVerdict,
      goesOn: ReviewVerdict,
      note: text(1000).default(''),
    }),
    response: Agreement,
  }),
  complete: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/agreements/:id/complete',
    summary: 'Say that everything agreed is done',
    access: 'member',
    params: one,
    response: Agreement,
  }),
  end: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/agreements/:id/end',
    summary: 'End it early, with the reason',
    access: 'member',
    params: one,
    body: z.object({ reason: text(1000).min(3) }),
    response: Agreement,
  }),
  download: endpoint({
    method: 'GET',
    path: '/api/agreements/:id/pdf',
    summary: 'The agreement as an accessible PDF, with its hash and a page of signatures',
    access: 'member',
    params: one,
    gives: 'file',
    response: fileAnswer,
  }),
  versions: endpoint({
    method: 'GET',
    path: '/api/agreements/:id/versions',
    summary: 'Who changed what, newest first',
    access: 'member',
    params: one,
    response: z.object({ items: z.array(AgreementVersion) }),
  }),
  compare: endpoint({
    method: 'GET',
    path: '/api/agreements/:id/versions/:revision',
    summary: 'What a version changed from the one before, word by word',
    access: 'member',
    params: one.extend({ revision: z.coerce.number().int().min(0) }),
    response: z.object({ items: z.array(Difference) }),
  }),
};
