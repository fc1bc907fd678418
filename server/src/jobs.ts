import { type Deps } from './deps.ts';
import { holdLease } from './db/lease.ts';
import { reconcileConversations } from './features/conversations/service.ts';
import { expireIntroductions, reconcileIntroductions } from './features/introductions/service.ts';

const EVERY_MS = 60_000;
const LEASE_MS = 3 * EVERY_MS;

/** Starts what happens by itself: repairs after a kill, then lapsing introductions, in one process at a time. */
export function startJobs(deps: Deps): { stop: () => Promise<void> } {
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
      clearInterval(timer);
      await running;
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
