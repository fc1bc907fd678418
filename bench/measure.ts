import { readdirSync, readFileSync } from 'node:fs';

/**
 * Milliseconds of processor time that each thread of a process used so far, by its name: threads of one name count
 * together. By the scheduler's own count, as ticks are too coarse for a thread.
 */
export function cpuByThread(pid: number | string): Map<string, number> {
  const used = new Map<string, number>();
  for (const id of readdirSync(`/proc/${pid}/task`)) {
    const thread = readThread(`/proc/${pid}/task/${id}`);
    if (thread) used.set(thread.name, (used.get(thread.name) ?? 0) + thread.ms);
  }
  return used;
}

/** The same of all threads. */
export const cpuMs = (pid: number | string): number =>
  cpuByThread(pid)
    .values()
    .reduce((sum, ms) => sum + ms, 0);

/** @returns null where it ended since it was listed */
function readThread(task: string): { name: string; ms: number } | null {
  try {
    const name = readFileSync(`${task}/comm`, 'utf8').trim();
    return { name, ms: Number(readFileSync(`${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6 };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
