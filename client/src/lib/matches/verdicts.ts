import type { FEEDBACK_REASONS } from '@klammer/contracts/matches';
import { m } from '#lib/paraglide/messages.js';

type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** Why a match is not for us, in the words of the page; a type import, so that zod stays out of the browser. */
export const NO_REASONS: readonly { code: FeedbackReason; text: () => string }[] = [
  { code: 'no-fit', text: m.match_reason_no_fit },
  { code: 'timing', text: m.match_reason_timing },
  { code: 'capacity', text: m.match_reason_capacity },
  { code: 'known-already', text: m.match_reason_known },
  { code: 'other', text: m.match_reason_other },
];
