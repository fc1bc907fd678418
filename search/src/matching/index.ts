export type {
  MatchProfile,
  PastDeal,
  Place,
  ProfileKind,
  Raising,
  Ticket,
  Urgency,
  Wish,
} from './profile.ts';
export { createContext, explain, learnContext, rankFor } from './rank.ts';
export type { ContextOptions, Explanation, Match, MatchContext, RankOptions } from './rank.ts';
export { countFitting } from './counting.ts';
export { rankAll, type RegionOptions } from './region.ts';
export { failedGates, type Gate } from './gates.ts';
export type { Reason, Weakness } from './reasons.ts';
export { renderAcross, renderReason, type Labels, type Locale } from './render.ts';
export { exposureReport, type ExposureReport } from './exposure.ts';
export { refit, refitProven, type Feedback, type Refit, type Verdict } from './feedback.ts';
export type { FitOptions } from './fit.ts';
export { shippedWeights, type Weights } from './weights.ts';
export type { Analyse } from './text.ts';
export { Shortlist } from './shortlist.ts';
