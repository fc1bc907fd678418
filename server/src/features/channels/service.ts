import { type Job } from '../../contributions/jobs.ts';
import { mailDue } from './mailing.ts';
import { pushDue } from './pushing.ts';

/** How notifications reach people beyond the bell: by mails and by pushes, as each person chose. */

const MAIL_EVERY_MS = 60_000;
const PUSH_EVERY_MS = 10_000;

export const channelJobs: Job[] = [
  { name: 'push-notifications', everyMs: PUSH_EVERY_MS, run: pushDue },
  { name: 'mail-notifications', everyMs: MAIL_EVERY_MS, run: mailDue },
];

export { choose, readSettings, setQuietHours } from './choices.ts';
export { lookOnceMore } from './composing.ts';
export { addDevice, removeDevice } from './devices.ts';
export { chooseByLink, pageOfLink, readByLink, unsubscribe } from './links.ts';
export { mailDue } from './mailing.ts';
