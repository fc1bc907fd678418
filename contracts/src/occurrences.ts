import { z } from 'zod';
import { AGREEMENT_TEMPLATE_CODES } from './agreement-templates.ts';
import { EventAudience, EventKind } from './event-shapes.ts';
import { RequestAudience, RequestKind } from './requests.ts';
import { Id, localised, Moment } from './text.ts';
import { KIND_CODES } from './vocabulary/index.ts';

/** What everybody may open. */
const Page = z.object({ title: localised(200), url: z.string() });

/**
 * Everything that webhooks tell other programs of: a closed list, each with what is told. Ids, what everybody may see,
 * and nothing that people wrote to each other; of persons not even the id.
 */
export const OCCURRENCES = {
  'profile.published': z
    .object({
      organisationId: Id,
      kind: z.enum(KIND_CODES),
      visibility: z.enum(['public', 'members', 'anonymous']),
      /** Null unless everybody may see the profile. */
      profile: z.object({ slug: z.string(), name: z.string(), url: z.string() }).nullable(),
    })
    .describe('An organisation published its profile for the first time.'),
  'organisation.verified': z
    .object({ organisationId: Id, verification: z.enum(['domain', 'operator']) })
    .describe('An organisation was verified: by its e-mail domain, or by the operator.'),
  'introduction.accepted': z
    .object({ introductionId: Id, organisationIds: z.array(Id), mediated: z.boolean() })
    .describe('Both sides of an introduction agreed, so that their conversation opened.'),
  'agreement.signed': z
    .object({ agreementId: Id, organisationIds: z.array(Id), template: z.enum(AGREEMENT_TEMPLATE_CODES) })
    .describe('The last party signed an agreement.'),
  'request.published': z
    .object({
      requestId: Id,
      kind: RequestKind,
      audience: RequestAudience,
      deadline: Moment.nullable(),
      /** Null where the request is anonymous. */
      organisationId: Id.nullable(),
      /** Null unless everybody may read the request. */
      page: z.object({ title: localised(200), url: z.string() }).nullable(),
    })
    .describe('A company or partner published a request.'),
  'event.published': z
    .object({
      eventId: Id,
      kind: EventKind,
      audience: EventAudience,
      startsAt: Moment.nullable(),
      endsAt: Moment.nullable(),
      organisationIds: z.array(Id),
      /** Null unless everybody may see the event. */
      page: z.object({ title: localised(200), url: z.string() }).nullable(),
    })
    .describe('An event came into the calendar.'),
  'call.published': z
    .object({
      callId: Id,
      /** Kinds of organisations that may apply. */
      kinds: z.array(z.enum(KIND_CODES)),
      deadline: Moment.nullable(),
      organisationIds: z.array(Id),
      page: Page,
    })
    .describe('A call was published, so that entries can come in.'),
  'call.decided': z
    .object({ callId: Id, organisationIds: z.array(Id), page: Page })
    .describe('The result of a call was published.'),
  'news.published': z
    .object({
      articleId: Id,
      /** Null for an article of the operator. */
      organisationId: Id.nullable(),
      page: Page,
    })
    .describe('An article appeared.'),
  'story.published': z
    .object({ storyId: Id, page: Page })
    .describe('All parties of an agreement agreed to tell of it.'),
  'funding.published': z
    .object({ programmeId: Id, kinds: z.array(z.enum(KIND_CODES)), page: Page })
    .describe('A funding programme was published for the first time.'),
  'membership.decided': z
    .object({
      membershipId: Id,
      organisationId: Id,
      plan: z.string(),
      accepted: z.boolean(),
      /** First and last day of the period; null where it was declined. */
      startsOn: z.iso.date().nullable(),
      endsOn: z.iso.date().nullable(),
    })
    .describe('The board decided on an application for membership.'),
} as const;
export type OccurrenceType = keyof typeof OCCURRENCES;
export const OCCURRENCE_TYPES = Object.keys(OCCURRENCES) as [OccurrenceType, ...OccurrenceType[]];
export type OccurrenceData<Type extends OccurrenceType> = z.output<(typeof OCCURRENCES)[Type]>;

/** Sent by hand, to try whether a webhook arrives. */
export const TEST_TYPE = 'webhook.test';

/** The body of a webhook, as the Standard Webhooks specification lays it out. */
export function envelopeOf(type: OccurrenceType) {
  return z.object({
    type: z.literal(type),
    /** When it happened; the header `webhook-timestamp` says when it was sent. */
    timestamp: Moment,
    data: OCCURRENCES[type],
  });
}
