import type { Kind } from '@klammer/contracts/profiles';
import { m } from '#lib/paraglide/messages.js';

/** Where one goes on from here when nothing presses. */
export interface NextStep {
  path: string;
  label: () => string;
  text: () => string;
}

const MATCHES: NextStep = { path: '/matches', label: m.home_go_matches, text: m.home_go_matches_text };
const REQUESTS: NextStep = { path: '/requests', label: m.home_go_requests, text: m.home_go_requests_text };
const AGREE: NextStep = { path: '/agreements', label: m.home_go_agreements, text: m.home_go_agreements_text };
const DISCOVER: NextStep = { path: '/discover', label: m.home_go_discover, text: m.home_go_discover_text };
const OPERATOR: NextStep = { path: '/operator', label: m.home_go_operator, text: m.home_go_operator_text };

const STEPS: Record<Kind, readonly NextStep[]> = {
  startup: [
    MATCHES,
    REQUESTS,
    { path: '/deals/shared', label: m.home_go_shared, text: m.home_go_shared_text },
    AGREE,
  ],
  company: [
    { path: '/requests/new', label: m.home_go_ask, text: m.home_go_ask_text },
    MATCHES,
    { path: '/requests', label: m.home_go_own_requests, text: m.home_go_own_requests_text },
    AGREE,
  ],
  investor: [
    { path: '/deals', label: m.home_go_deals, text: m.home_go_deals_text },
    MATCHES,
    { path: '/deals/figures', label: m.home_go_figures, text: m.home_go_figures_text },
    DISCOVER,
  ],
  // Requests are for start-ups to apply to; partners run the calendar and the calls.
  partner: [
    { path: '/events/new', label: m.home_go_event, text: m.home_go_event_text },
    { path: '/calls?tab=own', label: m.home_go_own_calls, text: m.home_go_own_calls_text },
    MATCHES,
    DISCOVER,
  ],
};

/** @param kind of the organisation acted for; none for who has no organisation */
export function nextStepsFor(kind: Kind | undefined, operator: boolean): readonly NextStep[] {
  return [...(operator ? [OPERATOR] : []), ...(kind ? STEPS[kind] : [])];
}
