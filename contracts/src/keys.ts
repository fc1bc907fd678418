import { z } from 'zod';
import { endpoint, inPerson } from './endpoint.ts';
import { KEY_HOLDERS, KEY_SCOPE_CODES } from './key-scopes.ts';
import { Id, line, Moment } from './text.ts';

/** For how long a key may be made; `null` of `expiresAt` is for ever. */
export const KEY_DAYS = [30, 90, 365] as const;
/** Requests a minute that each key may make. */
export const KEY_REQUESTS_PER_MINUTE = 300;
export const MOST_KEYS = 50;

/** `maker-gone`: whoever made it may no longer make such keys, so that it opens nothing. */
export const KEY_STATES = ['active', 'expired', 'revoked', 'maker-gone'] as const;

/** A key without what it is: that is shown once, when it is made. */
export const Key = z.object({
  id: Id,
  name: z.string(),
  holder: z.enum(KEY_HOLDERS),
  /** Whose it is; null for the whole region. */
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
  scopes: z.array(z.enum(KEY_SCOPE_CODES)),
  /** How it begins, to tell it from others. */
  prefix: z.string(),
  state: z.enum(KEY_STATES),
  /** Who made it and for whom it acts. */
  madeBy: z.string().nullable(),
  createdAt: Moment,
  expiresAt: Moment.nullable(),
  /** To the minute. */
  lastUsedAt: Moment.nullable(),
  revokedAt: Moment.nullable(),
});
export type Key = z.infer<typeof Key>;

export const NewKey = z.object({
  name: line(80).min(2),
  scopes: z
    .array(z.enum(KEY_SCOPE_CODES))
    .min(1)
    .max(KEY_SCOPE_CODES.length)
    .transform((scopes) => KEY_SCOPE_CODES.filter((one) => scopes.includes(one))),
  days: z
    .union(KEY_DAYS.map((days) => z.literal(days)))
    .nullable()
    .default(365),
});

/** The only answer that holds the key itself. */
export const MadeKey = z.object({ key: Key, secret: z.string() });

const list = z.object({ items: z.array(Key) });
const params = z.object({ id: Id });

/** Whoever helps somebody out in their place makes no key that would stay with them. */
export const keys = inPerson({
  list: endpoint({
    method: 'GET',
    path: '/api/keys',
    summary: "Your organisation's API keys; for owners",
    access: 'member',
    response: list,
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/keys',
    summary: 'Make a key that acts for your organisation; for owners who confirmed their password of late',
    access: 'member',
    body: NewKey,
    response: MadeKey,
    status: 201,
  }),
  revoke: endpoint({
    method: 'POST',
    path: '/api/keys/:id/revoke',
    summary: 'End a key of your organisation at once',
    access: 'member',
    params,
    response: Key,
  }),
  listAll: endpoint({
    method: 'GET',
    path: '/api/operator/keys',
    summary: 'All API keys: those of the region and those of organisations',
    access: 'operator',
    response: list,
  }),
  makeForRegion: endpoint({
    method: 'POST',
    path: '/api/operator/keys',
    summary: 'Make a key for the whole region; for operators who confirmed their password of late',
    access: 'operator',
    body: NewKey,
    response: MadeKey,
    status: 201,
  }),
  revokeAny: endpoint({
    method: 'POST',
    path: '/api/operator/keys/:id/revoke',
    summary: 'End any key at once',
    access: 'operator',
    params,
    response: Key,
  }),
});
