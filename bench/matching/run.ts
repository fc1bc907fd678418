import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  createContext,
  exposureReport,
  learnContext,
  rankAll,
  rankFor,
  Shortlist,
} from '../../search/src/matching/index.ts';
import { madeRegion } from './region.ts';

/** node bench/matching/run.ts: top 50 for one among 100,000, and every pair of a region of 5,000. */
const NOW = new Date('2026-11-23');
const LARGE = 100_000;
const REGION = 5_000;
const SEEKERS = 200;
const FULL_LOOKS = 500;
const WARM_UP = 20;

function topFifty(): void {
  const profiles = madeRegion(LARGE);
  const built = performance.now();
  const context = createContext({ profiles, now: NOW });
  const shortlist = Shortlist.of(profiles, context);
  console.log(`${LARGE} profiles: context and shortlist built in ${seconds(built)} s`);
  const times = profiles.slice(0, WARM_UP + SEEKERS).map((seeker) => {
    const start = process.cpuUsage();
    rankFor(seeker, shortlist.for(seeker, FULL_LOOKS), context, { limit: 50 });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  times.splice(0, WARM_UP);
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * times.length)] ?? NaN).toFixed(1);
  console.log(
    `top 50, ${SEEKERS} seekers, each once after ${WARM_UP} others, CPU: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(0.999)} ms`,
  );
}

async function allPairs(): Promise<void> {
  const profiles = madeRegion(REGION);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const rankings: string[][] = [];
  for await (const { matches } of rankAll(profiles, await learnContext({ profiles, now: NOW })))
    rankings.push(matches.map(({ id }) => id));
  delay.disable();
  const stall = (delay.percentile(99) / 1e6).toFixed(1);
  console.log(
    `${REGION} profiles refreshed in ${seconds(start)} s (${(process.cpuUsage(cpu).user / 1e6).toFixed(1)} s CPU); event-loop delay p99 ${stall} ms`,
  );
  const report = exposureReport(
    profiles.map(({ id }) => id),
    rankings,
  );
  console.log(`in a top 10: ${(100 * report.shownShare).toFixed(1)} %, Gini ${report.gini.toFixed(3)}`);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

topFifty();
await allPairs();
