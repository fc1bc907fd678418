import type { DECLINE_REASONS, Introduction } from '@klammer/contracts/introductions';
import { m } from '#lib/paraglide/messages.js';

type DeclineReason = (typeof DECLINE_REASONS)[number];

export const STATUS_WORDS: Record<Introduction['status'], (direction: Introduction['direction']) => string> =
  {
    asked: (direction) =>
      direction === 'incoming' ? m.intro_status_waits_for_you() : m.intro_status_asked(),
    accepted: () => m.intro_status_accepted(),
    declined: () => m.intro_status_declined(),
    expired: () => m.intro_status_expired(),
    withdrawn: () => m.intro_status_withdrawn(),
  };

export const DECLINE_WORDS: Record<DeclineReason, () => string> = {
  'not-now': m.intro_reason_not_now,
  'no-fit': m.intro_reason_no_fit,
  capacity: m.intro_reason_capacity,
  other: m.intro_reason_other,
};

/** A kind sentence to each reason, as a start. */
export const KIND_SENTENCES: Record<DeclineReason, () => string> = {
  'not-now': m.intro_kind_not_now,
  'no-fit': m.intro_kind_no_fit,
  capacity: m.intro_kind_capacity,
  other: m.intro_kind_other,
};

export const DECLINE_CODES = Object.keys(DECLINE_WORDS) as DeclineReason[];
