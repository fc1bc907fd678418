import { type QueuedMail } from '@klammer/contracts/mails';
import { type QueuedMail as MailDoc } from '../../mail/mail.ts';

export function presentMail(doc: MailDoc): QueuedMail {
  return {
    id: String(doc._id),
    template: doc.template,
    to: doc.to ? mask(doc.to) : null,
    state: doc.state,
    tries: doc.tries,
    why: doc.why ?? null,
    createdAt: doc.createdAt.toISOString(),
    dueAt: doc.state === 'waiting' ? doc.dueAt.toISOString() : null,
    sentAt: doc.sentAt?.toISOString() ?? null,
  };
}

/** `erika.muster@firma.example` becomes `e…@firma.example`: enough to see whose mail server refuses. */
function mask(address: string): string {
  return address.replace(/^(.).*@/, '$1…@');
}
