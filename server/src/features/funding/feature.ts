import { countCodes } from '../../contributions/coded.ts';
import { type Feature } from '../../feature.ts';
import { Programmes } from './model.ts';
import { fundingOccurrences } from './occurrences.ts';
import { fundingRoutes } from './routes.ts';
import { fundingWaiting } from './waiting.ts';

export const fundingFeature: Feature = {
  routes: () => fundingRoutes,
  pages: async () => [{ path: '/funding', changedAt: null }],
  waiting: fundingWaiting,
  occurrences: fundingOccurrences,
  codes: {
    topics: () => countCodes(Programmes, ['for.topics']),
    regions: () => countCodes(Programmes, ['for.regions']),
    industries: () => countCodes(Programmes, ['for.industries']),
    stages: () => countCodes(Programmes, ['for.stages']),
  },
};
