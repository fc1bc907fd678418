import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type mails } from '@klammer/contracts/mails';
import { LOCALES } from '@klammer/contracts/vocabulary';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { type Job } from '../../contributions/jobs.ts';
import { countMails, discardMail, listMails, retryMail } from '../../mail/watch.ts';
import { type MailTemplate } from '../../mail/templates.ts';
import { notFound } from '../../problem.ts';
import { presentMail } from './present.ts';

/** What waits or was cut off is tried again this often. */
const LOOK_EVERY_MS = 15_000;
export const mailJobs: Job[] = [
  { name: 'mail', everyMs: LOOK_EVERY_MS, run: (deps) => deps.mailer.deliverDue() },
];

export async function readQueue(
  deps: Deps,
  { state, cursor, limit }: Parsed<typeof mails.list>['query'],
): Promise<Output<typeof mails.list>> {
  const [docs, counts] = await Promise.all([
    listMails(state, after('createdAt', cursor), limit),
    countMails(),
  ]);
  return {
    ...toPage(docs, limit, (doc) => doc.createdAt, presentMail),
    counts,
    transport: deps.config.SMTP_URL ? 'smtp' : 'mailbox',
  };
}

/** Sample data only, but in production nobody needs it. @throws Problem not-found there */
export function previewTemplates(
  deps: Deps,
  templates: readonly MailTemplate[],
): Output<typeof mails.templates> {
  if (deps.config.production) throw notFound();
  return {
    items: templates.flatMap((template) =>
      LOCALES.map((locale) => ({ ...template.preview(locale), name: template.name, locale })),
    ),
  };
}

/** @throws Problem not-found where it is not there or has left. */
export async function tryAgain(deps: Deps, id: string): Promise<void> {
  if (!(await retryMail(id, deps.now()))) throw notFound();
  await deps.mailer.deliverDue();
}

/** @throws Problem not-found where it is not there or has left. */
export async function throwAway(id: string): Promise<void> {
  if (!(await discardMail(id))) throw notFound();
}
