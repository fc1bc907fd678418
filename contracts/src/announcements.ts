import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ClientId } from './messages.ts';
import { PageQuery, pageOf } from './pages.ts';
import { LocalMoment } from './requests.ts';
import { Id, line, localised, WebAddress } from './text.ts';
import { KIND_CODES } from './vocabulary/index.ts';

export const ANNOUNCEMENT_LEVELS = ['info', 'important'] as const;
/** Whom it is for: everybody who opens a page, everybody signed in, or members of organisations of one kind. */
export const ANNOUNCEMENT_AUDIENCES = ['everyone', 'members', ...KIND_CODES] as const;
export type AnnouncementAudience = (typeof ANNOUNCEMENT_AUDIENCES)[number];

/** A path of our own or an address on the web. */
const Target = z.union([
  z.literal(''),
  line(300).refine((value) => /^\/(?![/\\])/.test(value), 'must be a path of ours or a web address'),
  WebAddress,
]);

export const AnnouncementFields = z
  .object({
    text: localised(240),
    link: Target.default(''),
    linkLabel: localised(60).prefault({}),
    level: z.enum(ANNOUNCEMENT_LEVELS).default('info'),
    audience: z
      .array(z.enum(ANNOUNCEMENT_AUDIENCES))
      .min(1)
      .max(ANNOUNCEMENT_AUDIENCES.length)
      .default(['everyone']),
    from: LocalMoment,
    until: LocalMoment,
  })
  .refine(({ text }) => text.de || text.en, { path: ['text'], message: 'is needed in one language' })
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'must come after the beginning' });
export type AnnouncementFields = z.infer<typeof AnnouncementFields>;

const both = z.object({ de: z.string(), en: z.string() });

/** What stands above a page. */
export const Banner = z.object({
  id: Id,
  text: both,
  link: z.string(),
  linkLabel: both,
  level: z.enum(ANNOUNCEMENT_LEVELS),
});
export type Banner = z.infer<typeof Banner>;

export const Announcement = Banner.extend({
  audience: z.array(z.enum(ANNOUNCEMENT_AUDIENCES)),
  from: LocalMoment,
  until: LocalMoment,
  revision: z.number().int(),
});
export type Announcement = z.infer<typeof Announcement>;

const one = z.object({ id: Id });

export const announcements = {
  current: endpoint({
    method: 'GET',
    path: '/api/announcements',
    summary: 'What stands above the pages now for whoever asks, without what they have put away',
    access: 'public',
    response: z.object({ items: z.array(Banner) }),
  }),
  dismiss: endpoint({
    method: 'PUT',
    path: '/api/announcements/:id/dismissal',
    summary: 'Put one away, on every device',
    access: 'person',
    params: one,
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/operator/announcements',
    summary: 'All of them, the latest beginning first',
    access: 'operator',
    query: PageQuery,
    response: pageOf(Announcement),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/operator/announcements/:id',
    summary: 'Read one to change it',
    access: 'operator',
    params: one,
    response: Announcement,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/operator/announcements',
    summary: 'Announce something from a moment until another',
    access: 'operator',
    body: AnnouncementFields.safeExtend({ clientId: ClientId }),
    response: Announcement,
    status: 201,
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/operator/announcements/:id',
    summary: 'Change one; who has put it away is not shown it again',
    access: 'operator',
    params: one,
    body: AnnouncementFields.safeExtend({ revision: z.number().int().min(0) }),
    response: Announcement,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/operator/announcements/:id',
    summary: 'Take one down at once',
    access: 'operator',
    params: one,
  }),
};
