import type { AnswerReason } from '@klammer/contracts/applications';
import type {
  ApplicationStatus,
  Request,
  RequestAudience,
  RequestKind,
  RequestPhase,
} from '@klammer/contracts/requests';
import { formatEuro } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';

export const KIND_WORDS: Record<RequestKind, () => string> = {
  challenge: m.req_kind_challenge,
  pilot: m.req_kind_pilot,
  'market-exploration': m.req_kind_market,
};
export const KIND_HINTS: Record<RequestKind, () => string> = {
  challenge: m.req_kind_challenge_hint,
  pilot: m.req_kind_pilot_hint,
  'market-exploration': m.req_kind_market_hint,
};
export const PHASE_WORDS: Record<RequestPhase, () => string> = {
  draft: m.req_phase_draft,
  open: m.req_phase_open,
  reviewing: m.req_phase_reviewing,
  closed: m.req_phase_closed,
  withdrawn: m.req_phase_withdrawn,
};
export const PHASE_TONES = {
  draft: 'plain',
  open: 'good',
  reviewing: 'warn',
  closed: 'plain',
  withdrawn: 'plain',
} as const satisfies Record<RequestPhase, string>;
export const AUDIENCE_WORDS: Record<RequestAudience, () => string> = {
  public: m.req_audience_public,
  members: m.req_audience_members,
  startups: m.req_audience_startups,
};
export const STATUS_WORDS: Record<ApplicationStatus, () => string> = {
  draft: m.req_status_draft,
  submitted: m.req_status_submitted,
  declined: m.req_status_declined,
  chosen: m.req_status_chosen,
};
export const STATUS_TONES = {
  draft: 'plain',
  submitted: 'plain',
  declined: 'plain',
  chosen: 'good',
} as const satisfies Record<ApplicationStatus, string>;
/** As the applicant sees it: a draft waits for them. */
export const OWN_STATUS_TONES = { ...STATUS_TONES, draft: 'accent' } as const satisfies Record<
  ApplicationStatus,
  string
>;
export const REASON_WORDS: Record<AnswerReason | 'withdrawn', () => string> = {
  'no-fit': m.req_reason_no_fit,
  'too-early': m.req_reason_too_early,
  budget: m.req_reason_budget,
  incomplete: m.req_reason_incomplete,
  'other-chosen': m.req_reason_other_chosen,
  other: m.req_reason_other,
  withdrawn: m.req_reason_withdrawn,
};

/** "20.000 € bis 60.000 €", or null where no amount was given. */
export function wordBudget({
  budgetMinEur: min,
  budgetMaxEur: max,
}: Pick<Request, 'budgetMinEur' | 'budgetMaxEur'>) {
  if (min !== null && max !== null && min !== max)
    return m.req_budget_range({ min: formatEuro(min), max: formatEuro(max) });
  if (max !== null) return m.req_budget_upto({ max: formatEuro(max) });

  return min === null ? null : m.req_budget_from({ min: formatEuro(min) });
}
