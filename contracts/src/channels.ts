import { z } from 'zod';
import { endpoint, inPerson } from './endpoint.ts';
import { NOTIFICATION_GROUPS, NOTIFICATION_TYPES, type NotificationGroup } from './notifications.ts';
import { Id, Moment } from './text.ts';

/** How soon mails tell of what is new: each thing at once, gathered once a day, once a week, or never. */
export const MAIL_PACES = ['instant', 'daily', 'weekly', 'off'] as const;
export const MailPace = z.enum(MAIL_PACES);
export type MailPace = z.infer<typeof MailPace>;

/** Groups that anything is told of, in the order people see them. */
export const TOLD_GROUPS: readonly NotificationGroup[] = NOTIFICATION_GROUPS.filter((group) =>
  Object.values<NotificationGroup>(NOTIFICATION_TYPES).includes(group),
);

/** How one group of notifications reaches a person beyond the bell. */
export const Channels = z.object({ mail: MailPace, push: z.boolean() });
export type Channels = z.infer<typeof Channels>;
/** The same for one organisation, or before anybody chose; null is "as otherwise". */
export const ChannelChoice = z.object({ mail: MailPace.nullable(), push: z.boolean().nullable() });
export type ChannelChoice = z.infer<typeof ChannelChoice>;
const Group = z.enum(NOTIFICATION_GROUPS);

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 21:30');
/** From when to when, by the clocks of the region, pushes and instant mails wait; also over midnight. */
export const QuietHours = z
  .object({ from: ClockTime, to: ClockTime })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must differ from the beginning' });
export type QuietHours = z.infer<typeof QuietHours>;

/** A browser that shows pushes. Its id is made from its endpoint, so that it finds itself in the list. */
export const PushDevice = z.object({
  id: Id,
  browser: z.string().nullable(),
  system: z.string().nullable(),
  createdAt: Moment,
});
export type PushDevice = z.infer<typeof PushDevice>;

export const ChannelSettings = z.object({
  general: z.record(Group, Channels),
  /** One entry for each of the person's organisations. */
  organisations: z.array(z.object({ organisationId: Id, choices: z.record(Group, ChannelChoice) })),
  quiet: QuietHours.nullable(),
  devices: z.array(PushDevice),
  /** What a browser needs to subscribe (VAPID). */
  pushKey: z.string(),
});
export type ChannelSettings = z.infer<typeof ChannelSettings>;

/** What browsers hand out when they subscribe; the keys are base64url of 65 and 16 bytes. */
export const PushSubscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1000),
  keys: z.object({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}=?$/, 'must be a public key'),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}(==)?$/, 'must be a secret of 16 bytes'),
  }),
});
export type PushSubscription = z.infer<typeof PushSubscription>;

const Token = z.object({ token: z.string().min(20).max(400) });
const MailChoices = z.object({ mail: z.record(Group, MailPace) });

export const channels = inPerson(
  {
    read: endpoint({
      method: 'GET',
      path: '/api/me/channels',
      summary: 'How notifications reach you beyond the bell',
      access: 'person',
      response: ChannelSettings,
    }),
    choose: endpoint({
      method: 'PUT',
      path: '/api/me/channels',
      summary: 'Choose mails and pushes by group, for all organisations or for one',
      access: 'person',
      body: z.object({ organisationId: Id.nullable(), choices: z.partialRecord(Group, ChannelChoice) }),
      response: ChannelSettings,
    }),
    setQuietHours: endpoint({
      method: 'PUT',
      path: '/api/me/quiet-hours',
      summary: 'Choose when pushes and instant mails wait; null ends it',
      access: 'person',
      body: z.object({ quiet: QuietHours.nullable() }),
      response: ChannelSettings,
    }),
    addDevice: endpoint({
      method: 'POST',
      path: '/api/me/push-devices',
      summary: 'Let this browser show pushes',
      access: 'person',
      body: PushSubscription,
      response: PushDevice,
      status: 201,
    }),
    removeDevice: endpoint({
      method: 'DELETE',
      path: '/api/me/push-devices/:id',
      summary: 'Send no more pushes to a browser',
      access: 'person',
      params: z.object({ id: Id }),
    }),
    openUnsubscribe: endpoint({
      method: 'GET',
      path: '/api/unsubscribe',
      summary: 'The page that the link of a mail leads to; changes nothing',
      access: 'public',
      query: z.object({ token: z.string().max(400).default('') }),
      response: z.string(),
      gives: 'page',
    }),
    unsubscribe: endpoint({
      method: 'POST',
      path: '/api/unsubscribe',
      summary: 'End all mails about notifications in one click (RFC 8058)',
      access: 'public',
      query: Token,
      takes: 'anything',
    }),
    readByLink: endpoint({
      method: 'GET',
      path: '/api/unsubscribe/choices',
      summary: 'Which mails the link of a mail is about',
      access: 'public',
      query: Token,
      response: MailChoices,
    }),
    chooseByLink: endpoint({
      method: 'PUT',
      path: '/api/unsubscribe/choices',
      summary: 'Choose mails by the link of a mail, for all organisations',
      access: 'public',
      query: Token,
      body: z.object({ mail: z.partialRecord(Group, MailPace) }),
      response: MailChoices,
    }),
  },
  ['openUnsubscribe', 'unsubscribe', 'readByLink', 'chooseByLink'],
);
