import type { KeyScope } from '@klammer/contracts/key-scopes';
import type { Key } from '@klammer/contracts/keys';
import type { Delivery, DeliveryAttempt, Webhook } from '@klammer/contracts/webhooks';
import { m } from '#lib/paraglide/messages.js';

/** What each type of message tells of. */
export const TYPE_WORDS: Record<Delivery['type'], () => string> = {
  'profile.published': m.hook_type_profile_published,
  'organisation.verified': m.hook_type_organisation_verified,
  'introduction.accepted': m.hook_type_introduction_accepted,
  'agreement.signed': m.hook_type_agreement_signed,
  'request.published': m.hook_type_request_published,
  'call.published': m.hook_type_call_published,
  'call.decided': m.hook_type_call_decided,
  'news.published': m.hook_type_news_published,
  'story.published': m.hook_type_story_published,
  'funding.published': m.hook_type_funding_published,
  'event.published': m.hook_type_event_published,
  'membership.decided': m.hook_type_membership_decided,
  'webhook.test': m.hook_type_test,
};

/** What an address can be told of, in the order of the form. */
export const TYPES = (Object.keys(TYPE_WORDS) as Delivery['type'][]).filter(
  (type) => type !== 'webhook.test',
);

export const STATUS: Record<Webhook['status'], { word: () => string; tone: 'good' | 'plain' | 'bad' }> = {
  active: { word: m.hook_status_active, tone: 'good' },
  paused: { word: m.hook_status_paused, tone: 'plain' },
  disabled: { word: m.hook_status_disabled, tone: 'bad' },
};

export const DELIVERY_STATE: Record<
  Delivery['state'],
  { word: () => string; tone: 'good' | 'warn' | 'bad' }
> = {
  waiting: { word: m.hook_state_waiting, tone: 'warn' },
  delivered: { word: m.hook_state_delivered, tone: 'good' },
  failed: { word: m.hook_state_failed, tone: 'bad' },
};

const WHY: Record<string, () => string> = {
  timeout: m.hook_why_timeout,
  'not-public': m.hook_why_not_public,
  'secret-lost': m.hook_why_secret_lost,
};

/** What came of a try, in a few words. */
export function wordAttempt({ status, why }: DeliveryAttempt): string {
  if (status !== null) return m.hook_why_status({ status });

  return (WHY[why ?? ''] ?? (() => m.hook_why_code({ code: why ?? '–' })))();
}

export const SCOPE_WORDS: Record<KeyScope, () => string> = {
  'profiles:read': m.key_scope_profiles_read,
  'events:read': m.key_scope_events_read,
  'events:write': m.key_scope_events_write,
  'registrations:read': m.key_scope_registrations_read,
  'requests:read': m.key_scope_requests_read,
  'calls:read': m.key_scope_calls_read,
  'news:read': m.key_scope_news_read,
  'stories:read': m.key_scope_stories_read,
  'funding:read': m.key_scope_funding_read,
  'topics:read': m.key_scope_topics_read,
  'membership:read': m.key_scope_membership_read,
  'figures:read': m.key_scope_figures_read,
};

export const KEY_STATE: Record<Key['state'], { word: () => string; tone: 'good' | 'plain' | 'bad' }> = {
  active: { word: m.key_state_active, tone: 'good' },
  expired: { word: m.key_state_expired, tone: 'plain' },
  revoked: { word: m.key_state_revoked, tone: 'plain' },
  'maker-gone': { word: m.key_state_maker_gone, tone: 'bad' },
};
