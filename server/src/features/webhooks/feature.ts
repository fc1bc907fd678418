import { type Feature } from '../../feature.ts';
import { webhookJobs } from './jobs.ts';
import { removeDeliveries } from './log.ts';
import { webhookRoutes } from './routes.ts';
import { webhooksWaiting } from './waiting.ts';

export const webhooksFeature: Feature = {
  routes: () => webhookRoutes,
  jobs: (whole) => webhookJobs(whole.occurrences),
  retention: [{ name: 'webhook deliveries', days: 30, remove: (_deps, before) => removeDeliveries(before) }],
  waiting: webhooksWaiting,
};
