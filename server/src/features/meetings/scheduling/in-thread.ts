import { Worker } from 'node:worker_threads';
import { type SchedulingProblem } from './problem.ts';
import { type Solution } from './solve.ts';

/** Starting the thread, compiling the solver and the last step may come on top of the time to solve. */
const GRACE_MS = 30_000;

/**
 * Solves in a thread of its own.
 * @param seconds after which the best plan found so far is taken
 */
export function solveInThread(
  problem: SchedulingProblem,
  seconds: number,
  tablesBefore: readonly (number | null)[],
): Promise<Solution> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { problem, seconds, tablesBefore },
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('the solver did not come to an end')),
      seconds * 1000 + GRACE_MS,
    ).unref();
    worker.once('message', (solution: Solution) => resolve(solution));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the solver's thread ended with ${code}`)));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate()) as Promise<Solution>;
}
