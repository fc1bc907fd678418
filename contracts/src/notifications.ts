import { z } from 'zod';
import { endpoint, inPerson } from './endpoint.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Id, localised, Moment } from './text.ts';

/** What notifications are about, in the order people see them. */
export const NOTIFICATION_GROUPS = [
  'introductions',
  'messages',
  'matches',
  'requests',
  'calls',
  'agreements',
  'deals',
  'events',
  'topics',
  'organisation',
  'operator',
] as const;
export type NotificationGroup = (typeof NOTIFICATION_GROUPS)[number];

/** Every type with its group. A feature adds its own here. */
export const NOTIFICATION_TYPES = {
  'introduction-asked': 'introductions',
  'introduction-mediated': 'introductions',
  'introduction-accepted': 'introductions',
  'introduction-declined': 'introductions',
  'introduction-expiring': 'introductions',
  'introduction-expired': 'introductions',
  'search-hit': 'matches',
  'request-published': 'requests',
  'request-deadline': 'requests',
  'request-postponed': 'requests',
  'request-review': 'requests',
  'application-submitted': 'requests',
  'application-declined': 'requests',
  'application-chosen': 'requests',
  'call-published': 'calls',
  'call-deadline': 'calls',
  'call-postponed': 'calls',
  'call-review': 'calls',
  'call-juror': 'calls',
  'call-organiser': 'calls',
  'call-judging': 'calls',
  'call-finalist': 'calls',
  'call-answered': 'calls',
  'call-decided': 'calls',
  'agreement-drafted': 'agreements',
  'agreement-proposed': 'agreements',
  'agreement-reopened': 'agreements',
  'agreement-signed': 'agreements',
  'agreement-milestone': 'agreements',
  'agreement-milestone-done': 'agreements',
  'agreement-review': 'agreements',
  'agreement-completed': 'agreements',
  'agreement-ended': 'agreements',
  'story-proposed': 'agreements',
  'story-published': 'agreements',
  'story-withdrawn': 'agreements',
  'deal-task': 'deals',
  'deal-shared': 'deals',
  'event-organiser': 'events',
  'event-decided': 'events',
  'event-changed': 'events',
  'event-cancelled': 'events',
  'event-reminder': 'events',
  'event-place': 'events',
  'event-released': 'events',
  'event-feedback': 'events',
  'room-granted': 'deals',
  'room-expiring': 'deals',
  'room-file': 'deals',
  'conversation-opened': 'messages',
  'meetings-open': 'events',
  'meetings-planned': 'events',
  'message-received': 'messages',
  'message-mention': 'messages',
  'assistance-asked': 'organisation',
  'assistance-started': 'organisation',
  'assistance-allowed': 'operator',
  'profile-to-confirm': 'organisation',
  'profile-verified': 'organisation',
  'membership-decided': 'organisation',
  'membership-ending': 'organisation',
  'membership-ended': 'organisation',
  'webhook-disabled': 'operator',
} as const satisfies Record<string, NotificationGroup>;
export type NotificationType = keyof typeof NOTIFICATION_TYPES;
export const NOTIFICATION_TYPE_CODES = Object.keys(NOTIFICATION_TYPES) as [
  NotificationType,
  ...NotificationType[],
];

/** Something a person is told. `path` is the page where it can be seen or done. */
export const Notification = z.object({
  id: Id,
  type: z.enum(NOTIFICATION_TYPE_CODES),
  group: z.enum(NOTIFICATION_GROUPS),
  title: localised(200),
  text: localised(1000),
  path: z.string(),
  /** The own organisation it concerns; null where it concerns the person alone. */
  organisationId: Id.nullable(),
  createdAt: Moment,
  readAt: Moment.nullable(),
});
export type Notification = z.infer<typeof Notification>;

export const notifications = inPerson({
  list: endpoint({
    method: 'GET',
    path: '/api/notifications',
    summary: 'What you were told, newest first',
    access: 'person',
    query: PageQuery.extend({
      unread: z.stringbool().optional(),
      group: z.enum(NOTIFICATION_GROUPS).optional(),
    }),
    response: pageOf(Notification),
  }),
  read: endpoint({
    method: 'POST',
    path: '/api/notifications/:id/read',
    summary: 'Mark one as read',
    access: 'person',
    params: z.object({ id: Id }),
    response: Notification,
  }),
  readAll: endpoint({
    method: 'POST',
    path: '/api/notifications/read',
    summary: 'Mark all as read, or all that lead to one page',
    access: 'person',
    body: z.object({ path: z.string().startsWith('/').max(300).optional() }),
    response: z.object({ read: z.number().int() }),
  }),
});
