import type { FEEDBACK_REASONS, Match } from '@klammer/contracts/matches';
import { m } from '#lib/paraglide/messages.js';

type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** Why a match is not for us, in the words of the page; a type import, so that zod stays out of the browser. */
export const NO_REASONS: readonly { code: FeedbackReason; text: () => string }[] = [
  { code: 'wrong-topic', text: m.match_reason_wrong_topic },
  { code: 'wrong-stage', text: m.match_reason_wrong_stage },
  { code: 'wrong-kind', text: m.match_reason_wrong_kind },
  { code: 'too-far', text: m.match_reason_too_far },
  { code: 'no-fit', text: m.match_reason_no_fit },
  { code: 'timing', text: m.match_reason_timing },
  { code: 'capacity', text: m.match_reason_capacity },
  { code: 'known-already', text: m.match_reason_known },
  { code: 'other', text: m.match_reason_other },
];

const DOWN: Partial<Record<FeedbackReason, (input: { name: string }) => string>> = {
  'wrong-topic': m.match_down_wrong_topic,
  'wrong-stage': m.match_down_wrong_stage,
  'wrong-kind': m.match_down_wrong_kind,
  'too-far': m.match_down_too_far,
};

/** Why an earlier verdict moves a match, with the name of what was judged where it may be known. */
export function wordInfluence({ direction, reason, of }: NonNullable<Match['influence']>): string {
  const name = of === null ? m.match_influence_someone() : m.match_quoted({ name: of });

  if (direction === 'up') return m.match_up({ name });

  return ((reason && DOWN[reason]) ?? m.match_down_no_fit)({ name });
}
