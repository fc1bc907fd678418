import { parentPort, workerData } from 'node:worker_threads';
import { loadSolver } from './highs.ts';
import { type SchedulingProblem } from './problem.ts';
import { solve } from './solve.ts';

// A thread of its own: the solver computes for seconds without a pause, and the API answers meanwhile.
const { problem, seconds, tablesBefore } = workerData as {
  problem: SchedulingProblem;
  seconds: number;
  tablesBefore: (number | null)[];
};
parentPort?.postMessage(solve(await loadSolver(), problem, { seconds, tablesBefore }));
