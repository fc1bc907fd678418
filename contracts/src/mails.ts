import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Id, Locale, Moment, text } from './text.ts';

export const MAIL_STATES = ['waiting', 'sent', 'dead'] as const;

/** A mail in the queue as the operator sees it: never its text, and its address only while it has not left, masked. */
export const QueuedMail = z.object({
  id: Id,
  template: z.string(),
  to: z.string().nullable(),
  state: z.enum(MAIL_STATES),
  tries: z.number().int(),
  /** Code of the last failure, such as `ECONNECTION` or `EENVELOPE 550`. */
  why: z.string().nullable(),
  createdAt: Moment,
  /** When it is tried next, while it waits. */
  dueAt: Moment.nullable(),
  sentAt: Moment.nullable(),
});
export type QueuedMail = z.infer<typeof QueuedMail>;

/** A kind of mail with sample data, in one language. */
export const MailPreview = z.object({
  name: z.string(),
  locale: Locale,
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export type MailPreview = z.infer<typeof MailPreview>;

/** What the operator adds to a kind of mail; an empty text leaves what the product says. */
export const OwnWords = z.object({
  /** Stands before the first paragraph. Paragraphs are separated by an empty line. */
  intro: text(2000).default(''),
  /** In place of the small print at the end. */
  closing: text(600).default(''),
});

/** A kind of mail in one language, as the operator edits it. */
export const MailText = z.object({
  name: z.string(),
  locale: Locale,
  own: OwnWords,
  /** What the product says, filled with sample data. */
  subject: z.string(),
  paragraphs: z.array(z.string()),
  closing: z.string(),
  /** Names that may stand in own words as `{name}`. */
  variables: z.array(z.string()),
});
export type MailText = z.infer<typeof MailText>;

const ofText = z.object({ name: z.string().min(1).max(80), locale: Locale });

export const mails = {
  templates: endpoint({
    method: 'GET',
    path: '/api/development/mail/templates',
    summary: 'Every kind of mail with sample data in both languages; outside production only',
    access: 'public',
    response: z.object({ items: z.array(MailPreview) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/operator/mails',
    summary: 'The mail queue: what waits, what left, what was given up',
    access: 'operator',
    query: PageQuery.extend({ state: z.enum(MAIL_STATES).optional() }),
    response: pageOf(QueuedMail).extend({
      counts: z.record(z.enum(MAIL_STATES), z.number().int()),
      /** `mailbox` where no SMTP_URL is set: then nothing leaves. */
      transport: z.enum(['smtp', 'mailbox']),
    }),
  }),
  retry: endpoint({
    method: 'POST',
    path: '/api/operator/mails/:id/retry',
    summary: 'Try a mail again now that waits or was given up',
    access: 'operator',
    params: z.object({ id: Id }),
  }),
  discard: endpoint({
    method: 'DELETE',
    path: '/api/operator/mails/:id',
    summary: 'Throw a mail away that has not left',
    access: 'operator',
    params: z.object({ id: Id }),
  }),
  texts: endpoint({
    method: 'GET',
    path: '/api/operator/mail-texts',
    summary: 'Every kind of mail in both languages with the words of the operator',
    access: 'operator',
    response: z.object({ items: z.array(MailText) }),
  }),
  setText: endpoint({
    method: 'PUT',
    path: '/api/operator/mail-texts/:name/:locale',
    summary: 'Add words to a kind of mail; two empty texts take them back',
    access: 'operator',
    params: ofText,
    body: OwnWords,
    response: MailText,
  }),
  previewText: endpoint({
    method: 'POST',
    path: '/api/operator/mail-texts/:name/:locale/preview',
    summary: 'What a mail would look like with these words, filled with sample data',
    access: 'operator',
    params: ofText,
    body: OwnWords,
    response: MailPreview,
  }),
};
