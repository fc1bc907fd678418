import { type Deps } from './deps.ts';
import { holdLease, releaseLease } from './db/lease.ts';
import { reconcileConversations } from './features/conversations/service.ts';
import { warmMatching } from './features/matches/service.ts';
import { expireIntroductions, reconcileIntroductions } from './features/introductions/service.ts';

const EVERY_MS = 60_000;
const LEASE_MS = 3 * EVERY_MS;

/** Starts what happens by itself: repairs after a kill, then lapsing introductions, in one process at a time. */
export function startJobs(deps: Deps): { stop: () => Promise<void> } {
  // Every process learns for itself, whoever holds the lease.
  let stopped = false;
  warmMatching(deps).catch((error: unknown) => {
    // Cut off by a stop it fails for want of a store, which is no fault.
    if (!stopped)
      deps.log.error(
        { err: error },
        'matching could not get ready; the first request for matches tries again',
      );
  });
  let running: Promise<void> = run(deps, async () => {
    await reconcileIntroductions(deps);
    await reconcileConversations();
  });
  const timer = setInterval(() => {
    running = run(deps, async () => {
      await expireIntroductions(deps);
    });
  }, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
      await releaseLease('jobs');
    },
  };
}

async function run(deps: Deps, job: () => Promise<void>): Promise<void> {
  try {
    if (await holdLease('jobs', LEASE_MS, deps.now())) await job();
  } catch (error) {
    deps.log.error({ err: error }, 'a job failed; it is tried again in a minute');
  }
}
