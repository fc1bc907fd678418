import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Kind } from './profiles.ts';
import { Day, Id } from './text.ts';

/** All that can wait for somebody. What has no day stands in this order; the words are `home_wait_…` of the messages. */
export const WAITING_CODES = [
  'introduction-to-answer',
  'agreement-to-sign',
  'story-to-agree',
  'milestone-of-yours',
  'review-to-answer',
  'deal-task',
  'event-to-confirm',
  'event-to-join',
  'meetings-to-wish',
  'application-to-send',
  'entry-to-send',
  'entries-to-score',
  'milestone-of-theirs',
  'event-soon',
  'messages-unread',
  'reports-open',
  'mails-failed',
  'webhooks-disabled',
  'profile-to-publish',
  'applications-to-answer',
  'entries-to-answer',
  'request-to-close',
  'call-to-close',
  'deal-shared',
  'profiles-to-verify',
  'memberships-to-decide',
  'funding-to-check',
  'events-to-decide',
  'matches-new',
  'agreement-to-draft',
  'message-to-send',
  'request-to-publish',
  'event-to-publish',
  'call-to-join',
  'call-to-publish',
  'profile-to-confirm',
  'profile-to-complete',
] as const;
export const WaitingCode = z.enum(WAITING_CODES);
export type WaitingCode = z.infer<typeof WaitingCode>;

/** How pressing it is: by its day, `open` without one. */
export const URGENCIES = ['overdue', 'today', 'week', 'later', 'open'] as const;
export const Urgency = z.enum(URGENCIES);
export type Urgency = z.infer<typeof Urgency>;

/** Something that waits for whoever reads it. */
export const Waiting = z.object({
  code: WaitingCode,
  urgency: Urgency,
  /** In the words of who made it: a title, the beginning of a message; for `profile-to-complete` the field's name. */
  about: z.object({ de: z.string(), en: z.string() }),
  /** The organisation it is with; its name is empty where it stays unnamed. */
  who: z.object({ name: z.string(), kind: Kind, logo: Id.nullable() }).nullable(),
  /** How many there are of it. */
  count: z.number().int(),
  dueOn: Day.nullable(),
  /** The page where it is done. */
  path: z.string(),
});
export type Waiting = z.infer<typeof Waiting>;

export const home = {
  get: endpoint({
    method: 'GET',
    path: '/api/home',
    summary: 'What needs you now, the most pressing first',
    access: 'person',
    response: z.object({
      items: z.array(Waiting),
      /** How many more there are than are listed. */
      more: z.number().int(),
    }),
  }),
};
