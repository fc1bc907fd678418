import { setTimeout as pause } from 'node:timers/promises';
import { type Deps } from '../deps.ts';
import { holdLease, releaseLease } from '../db/lease.ts';

const LEASE_MS = 3 * 60_000;
/** How often a start asks whether those who repair at the moment are done, or gone. */
const LOOK_AGAIN_MS = 1000;
const REPAIR_AGAIN_MS = 60_000;

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
  let stopped = false;
  let later: NodeJS.Timeout | undefined;
  let repairing = repair();
  const running = new Map<string, Promise<unknown>>();
  const timers = jobs.map((job) =>
    setInterval(() => {
      if (running.has(job.name)) return;
      const run = repairing.then(() => runUnderLease(deps, job)).finally(() => running.delete(job.name));
      running.set(job.name, run);
    }, job.everyMs).unref(),
  );
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(later);
      timers.forEach(clearInterval);
      await Promise.all([repairing, ...running.values()]);
      await Promise.all(jobs.map((job) => releaseLease(leaseOf(job))));
    },
  };

  /** Waits for its turn: another process that repairs now may have begun before what is to be repaired was cut off. */
  async function repair(): Promise<void> {
    const all: Job = {
      name: 'repairs',
      everyMs: 0,
      run: async () => {
        try {
          for (const one of repairs) await one(deps);
        } finally {
          await releaseLease(leaseOf(all));
        }
      },
    };
    let outcome = await runUnderLease(deps, all);
    while (outcome === 'elsewhere' && !stopped) {
      await pause(LOOK_AGAIN_MS, undefined, { ref: false });
      outcome = await runUnderLease(deps, all);
    }
    if (outcome === 'failed' && !stopped)
      later = setTimeout(() => (repairing = repair()), REPAIR_AGAIN_MS).unref();
  }
}

const leaseOf = ({ name }: Job): string => `job:${name}`;

async function runUnderLease(deps: Deps, job: Job): Promise<'done' | 'elsewhere' | 'failed'> {
  try {
    // Longer than the interval, so that the process that has a job keeps it.
    const leaseMs = Math.max(LEASE_MS, 3 * job.everyMs);
    if (!(await holdLease(leaseOf(job), leaseMs, deps.now()))) return 'elsewhere';
    await job.run(deps);
    return 'done';
  } catch (error) {
    deps.log.error({ err: error, job: job.name }, 'a job failed; it is tried again');
    return 'failed';
  }
}
