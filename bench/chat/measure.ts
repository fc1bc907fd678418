import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type ChildProcess } from 'node:child_process';

const TICKS_PER_S = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU seconds a process has used so far, all its threads together. */
export function cpuSeconds({ pid }: ChildProcess): number {
  const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(after[11]) + Number(after[12])) / TICKS_PER_S;
}

/** Memory a process has in use, in KiB. */
export function residentKiB({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** `12 ms / 34 ms`: half were quicker than the first, all but one in a hundred than the second. */
export function spread(values: readonly number[]): string {
  return `${percentile(values, 0.5).toFixed(1)} ms / ${percentile(values, 0.99).toFixed(1)} ms (n ${values.length})`;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
