import type { FunnelStep, Stall } from '@klammer/contracts/funnel';
import { m } from '#lib/paraglide/messages.js';

/** Each step with what makes a pair reach it. */
export const STEP_WORDS: Record<FunnelStep, { name: () => string; means: () => string }> = {
  matched: { name: m.funnel_matched, means: m.funnel_matched_means },
  introduced: { name: m.funnel_introduced, means: m.funnel_introduced_means },
  conversing: { name: m.funnel_conversing, means: m.funnel_conversing_means },
  agreed: { name: m.funnel_agreed, means: m.funnel_agreed_means },
  kept: { name: m.funnel_kept, means: m.funnel_kept_means },
};

export const STALL_WORDS: Record<Stall['code'], () => string> = {
  unanswered: m.funnel_stall_unanswered,
  silent: m.funnel_stall_silent,
  quiet: m.funnel_stall_quiet,
  unsigned: m.funnel_stall_unsigned,
  late: m.funnel_stall_late,
};
