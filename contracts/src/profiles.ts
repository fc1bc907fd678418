import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { StoredFile } from './files.ts';
import { PageQuery, pageOf } from './pages.ts';
import {
  GUARDED_FIELDS,
  Kind,
  partialFields,
  Place,
  ProfileFields,
  ProfileStatus,
  Stage,
} from './profile-fields.ts';
import { Id, Moment } from './text.ts';
import { NeedCode, TopicCode } from './codes.ts';
import { INDUSTRY_CODES } from './vocabulary/index.ts';

export * from './profile-fields.ts';

/** What is still missing, best next step first: `field` names it, `gain` is its share of completeness. */
export const Completeness = z.object({
  percent: z.number().int().min(0).max(100),
  missing: z.array(z.object({ field: z.string(), gain: z.number().int() })),
});

/** `domain`: somebody of it has a confirmed e-mail address of its website; `operator`: the operator knows it. */
export const Verification = z.enum(['none', 'domain', 'operator']);
export type Verification = z.infer<typeof Verification>;

/** A profile as others see it. */
export const Profile = ProfileFields.extend({
  deckFile: StoredFile.pick({ id: true, name: true, size: true }).nullable(),
  /** Fields that are filled in and kept back from whoever asks; an accepted introduction shows them. */
  keptBack: z.array(z.enum(GUARDED_FIELDS)),
  id: Id,
  slug: z.string(),
  kind: Kind,
  status: ProfileStatus,
  /** An invented organisation of the demonstration region. */
  demonstration: z.boolean(),
  verification: Verification,
  verifiedAt: Moment.nullable(),
  confirmedAt: Moment,
  updatedAt: Moment,
  /** Counts up with every change; send it back to change what you have seen. */
  revision: z.number().int(),
  abilities: z.object({ edit: z.boolean(), publish: z.boolean(), introduce: z.boolean() }),
});
export type Profile = z.infer<typeof Profile>;

/** A profile in a list. */
export const ProfileSummary = z.object({
  id: Id,
  slug: z.string(),
  kind: Kind,
  name: z.string(),
  headline: z.object({ de: z.string(), en: z.string() }),
  needs: z.array(NeedCode),
  offers: z.array(NeedCode),
  topics: z.array(TopicCode),
  industries: z.array(z.enum(INDUSTRY_CODES)),
  stage: Stage.nullable(),
  place: Place.nullable(),
  demonstration: z.boolean(),
  verification: Verification,
  logo: Id.nullable(),
});
export type ProfileSummary = z.infer<typeof ProfileSummary>;

/** A change of a profile: who changed which fields when, from what to what. */
export const ProfileChange = z.object({
  id: Id,
  at: Moment,
  /** Null where the person is gone. */
  by: z.string().nullable(),
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type ProfileChange = z.infer<typeof ProfileChange>;

/** A profile as the operator sees it who decides whether to vouch for it. */
export const VerifiableProfile = ProfileSummary.extend({
  status: ProfileStatus,
  website: z.string(),
  verifiedAt: Moment.nullable(),
  verifiedBy: z.string().nullable(),
  publishedAt: Moment,
});
export type VerifiableProfile = z.infer<typeof VerifiableProfile>;

const one = z.object({ id: Id });
const OwnProfile = z.object({
  profile: Profile,
  completeness: Completeness,
  verifiedBy: z.string().nullable(),
  /** When the content was last confirmed so long ago that it should be looked at. */
  isStale: z.boolean(),
});

export const profiles = {
  get: endpoint({
    method: 'GET',
    path: '/api/profiles/:slug',
    summary: 'Read a profile by its slug or id',
    access: 'public',
    scope: 'profiles:read',
    params: z.object({ slug: z.string().min(1).max(160) }),
    response: Profile,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/profile',
    summary: 'Read the profile of the organisation you act for',
    access: 'member',
    scope: 'profiles:read',
    response: OwnProfile,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/profiles/:id',
    summary: 'Change fields of a profile; a revision seen too long ago is answered with 409',
    access: 'member',
    params: one,
    body: partialFields().extend({ revision: z.number().int().min(0) }),
    response: OwnProfile,
  }),
  setStatus: endpoint({
    method: 'PUT',
    path: '/api/profiles/:id/status',
    summary: 'Publish, pause or take back a profile',
    access: 'member',
    params: one,
    body: z.object({ status: ProfileStatus }),
    response: OwnProfile,
  }),
  newest: endpoint({
    method: 'GET',
    path: '/api/profiles',
    summary: 'The newest public profiles',
    access: 'public',
    scope: 'profiles:read',
    query: z.object({ limit: z.coerce.number().int().min(1).max(24).default(6) }),
    response: z.object({ items: z.array(ProfileSummary) }),
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/api/profiles/:id/confirm',
    summary: 'Say that everything in the profile still holds',
    access: 'member',
    params: one,
    response: OwnProfile,
  }),
  verifyDomain: endpoint({
    method: 'POST',
    path: '/api/profiles/:id/verify-domain',
    summary: 'Compare the domain of your confirmed e-mail address with that of the website',
    access: 'member',
    params: one,
    response: OwnProfile,
  }),
  history: endpoint({
    method: 'GET',
    path: '/api/profiles/:id/history',
    summary: 'Who changed what in your own profile, newest first',
    access: 'member',
    params: one,
    query: PageQuery,
    response: pageOf(ProfileChange),
  }),
  verifiable: endpoint({
    method: 'GET',
    path: '/api/operator/profiles',
    summary: 'Published profiles by how they are verified, newest first',
    access: 'operator',
    scope: 'profiles:read',
    query: PageQuery.extend({ verification: Verification.default('none') }),
    response: pageOf(VerifiableProfile),
  }),
  verify: endpoint({
    method: 'PUT',
    path: '/api/operator/profiles/:id/verification',
    summary: 'Vouch for an organisation, or take that back',
    access: 'operator',
    params: one,
    body: z.object({
      verification: z.enum(['none', 'operator']),
      /** As it was looked at: another name that came meanwhile is not vouched for. */
      name: z.string().max(200).optional(),
    }),
    response: VerifiableProfile,
  }),
};
