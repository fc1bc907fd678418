import { type Deps } from '../deps.ts';
import { holdLease, releaseLease } from '../db/lease.ts';

const LEASE_MS = 3 * 60_000;

/** Something that happens by itself, every so often, in one process at a time. `name` is also its lease. */
export interface Job {
  name: string;
  everyMs: number;
  run: (deps: Deps) => Promise<unknown>;
}

/**
 * Runs each job at its interval under a lease of its own, and `repairs` once at the start: what a kill cut off is
 * finished before anything else happens by itself. A failed job is logged and tried again the next time.
 */
export function startJobs(
  deps: Deps,
  jobs: readonly Job[],
  repairs: readonly Job['run'][],
): { stop: () => Promise<void> } {
  const repairing = runUnderLease(deps, {
    name: 'repairs',
    everyMs: 0,
    run: async () => {
      for (const repair of repairs) await repair(deps);
    },
  });
  const running = new Map<string, Promise<void>>();
  const timers = jobs.map((job) =>
    setInterval(() => {
      if (running.has(job.name)) return;
      const run = repairing.then(() => runUnderLease(deps, job)).finally(() => running.delete(job.name));
      running.set(job.name, run);
    }, job.everyMs).unref(),
  );
  return {
    stop: async () => {
      timers.forEach(clearInterval);
      await Promise.all([repairing, ...running.values()]);
      await Promise.all(
        ['repairs', ...jobs.map((job) => job.name)].map((name) => releaseLease(`job:${name}`)),
      );
    },
  };
}

async function runUnderLease(deps: Deps, job: Job): Promise<void> {
  try {
    // Longer than the interval, so that the process that has a job keeps it.
    const leaseMs = Math.max(LEASE_MS, 3 * job.everyMs);
    if (await holdLease(`job:${job.name}`, leaseMs, deps.now())) await job.run(deps);
  } catch (error) {
    deps.log.error({ err: error, job: job.name }, 'a job failed; it is tried again');
  }
}
