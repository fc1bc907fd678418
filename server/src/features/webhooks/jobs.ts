import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { type OccurrenceSource } from '../../contributions/occurrences.ts';
import { gather } from './gathering.ts';
import { deliverDue } from './sending.ts';

const LOOK_EVERY_MS = 5000;

let sending: Promise<void> | null = null;

/**
 * Begins to send what is due, unless it does so already. Nobody waits for it: an address may take its time, and a stop
 * leaves what is under way to the lease.
 */
function beginSending(deps: Deps): void {
  sending ??= deliverDue(deps)
    .catch((error: unknown) => deps.log.error({ part: 'webhooks', err: error }, 'webhooks wait; tried again'))
    .finally(() => (sending = null));
}

export const webhookJobs = (sources: readonly OccurrenceSource[]): Job[] => [
  {
    name: 'webhooks',
    everyMs: LOOK_EVERY_MS,
    run: async (deps) => {
      // What is in the queue leaves also where one source fails.
      await gather(deps, sources).finally(() => beginSending(deps));
    },
  },
];
