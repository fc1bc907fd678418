import { readdirSync, readFileSync } from 'node:fs';

/** Processor time that all threads of a process used so far, by the scheduler's own count: ticks are too coarse. */
export function cpuMs(pid: string): number {
  let ns = 0;
  for (const id of readdirSync(`/proc/${pid}/task`)) ns += threadNs(`/proc/${pid}/task/${id}/schedstat`);
  return ns / 1e6;
}

function threadNs(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]);
  } catch {
    // It ended since it was listed.
    return 0;
  }
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
