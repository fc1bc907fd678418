import { m } from '#lib/paraglide/messages.js';
import type { FilterName } from './query.ts';

export const FILTER_TITLES: Record<FilterName, () => string> = {
  kind: m.kind,
  offers: m.offers,
  needs: m.needs,
  topics: m.topics,
  stage: m.stage,
  region: m.region,
  industries: m.industries,
};
