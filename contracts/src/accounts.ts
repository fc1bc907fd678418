import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Kind } from './profiles.ts';
import { Id, Locale, Moment, name } from './text.ts';

/** Rules of NIST SP 800-63B-4: at least 15 characters where a password stands alone, no composition rules. */
export const Password = z.string().min(15).max(128);
export const Email = z.email().max(254).toLowerCase();

export const SignUp = z.object({
  name: name(120).min(2),
  email: Email,
  password: Password,
  kind: Kind.optional(),
});
export type SignUp = z.infer<typeof SignUp>;
export const SignIn = z.object({ email: Email, password: z.string().min(1).max(128) });

/** An organisation the signed-in person belongs to. */
export const OwnOrganisation = z.object({
  id: Id,
  name: z.string(),
  slug: z.string(),
  kind: Kind,
  role: z.enum(['owner', 'editor', 'viewer']),
  profileStatus: z.enum(['draft', 'published', 'paused']),
  logo: Id.nullable(),
});
export type OwnOrganisation = z.infer<typeof OwnOrganisation>;

/** Who is asking, and for whom. `person` is null for a stranger. */
export const Me = z.object({
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      emailVerified: z.boolean(),
      operator: z.boolean(),
      locale: Locale.nullable(),
    })
    .nullable(),
  organisations: z.array(OwnOrganisation),
  /** The organisation the person acts for now. */
  organisationId: Id.nullable(),
  /** Organisations of theirs that the operator has suspended: nobody acts for them until that is lifted. */
  suspended: z.array(z.object({ id: Id, name: z.string(), reason: z.string() })),
  /** An operator is signed in as you, asks to be, or may: or you are the operator who is signed in as somebody. */
  assistance: z
    .object({
      id: Id,
      /** `acting`: it is you who acts as the person. */
      status: z.enum(['acting', 'asked', 'allowed', 'running']),
      operator: z.string(),
      until: Moment,
    })
    .nullable(),
  counts: z.object({
    unreadMessages: z.number().int(),
    openIntroductions: z.number().int(),
    unreadNotifications: z.number().int(),
  }),
});
export type Me = z.infer<typeof Me>;

export const accounts = {
  me: endpoint({
    method: 'GET',
    path: '/api/me',
    summary: 'The signed-in person, their organisations and what waits for them',
    access: 'public',
    response: Me,
  }),
  setLocale: endpoint({
    method: 'PUT',
    path: '/api/me/locale',
    summary: 'Choose the language of pages and mails',
    access: 'person',
    body: z.object({ locale: Locale }),
  }),
  setUpOperator: endpoint({
    method: 'POST',
    path: '/api/setup',
    summary: 'Create the operator with the one-time link that the first start printed',
    access: 'public',
    body: z.object({
      token: z.string().min(20).max(200),
      name: name(120).min(2),
      email: Email,
      password: Password,
    }),
    response: z.object({ email: z.string() }),
    status: 201,
  }),
};
