import { type Funnel, type FunnelCounts, type FunnelQuery } from '@klammer/contracts/funnel';
import { conceptsOf, KIND_CODES } from '@klammer/contracts/vocabulary';
import { type Deps } from '../../deps.ts';
import { dayOf } from '../../time/local-time.ts';
import { type Pair, readPairs } from './pairs.ts';

/** How many pairs got how far since the first day of a month, all in all and told apart. */
export async function readFunnel(
  { now }: Pick<Deps, 'now'>,
  { months: count, kind, topic }: FunnelQuery,
): Promise<Funnel> {
  const months = lastMonths(dayOf(now()), count);
  const since = `${months[0] ?? ''}-01`;
  const pairs = (await readPairs(new Date(since))).filter(
    (pair) => (!kind || pair.kinds.includes(kind)) && (!topic || pair.topics.includes(topic)),
  );
  return {
    since,
    total: countPairs(pairs),
    months: months.map((month) => ({
      month,
      counts: countPairs(pairs.filter(({ at }) => dayOf(at).startsWith(month))),
    })),
    kinds: countKinds(pairs),
    topics: conceptsOf('topics')
      .map(({ code }) => ({
        topic: code,
        counts: countPairs(pairs.filter(({ topics }) => topics.includes(code))),
      }))
      .filter(({ counts }) => counts.matched > 0),
  };
}

/** The months up to the one of a day, `2026-11`, oldest first. */
function lastMonths(today: string, count: number): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - count + index, 1)).toISOString().slice(0, 7),
  );
}

function countKinds(pairs: readonly Pair[]): Funnel['kinds'] {
  return KIND_CODES.flatMap((one) => KIND_CODES.map((other) => [one, other] as const))
    .filter(([one, other]) => one <= other)
    .map(([one, other]) => ({
      kinds: [one, other] as [typeof one, typeof other],
      counts: countPairs(pairs.filter(({ kinds }) => kinds[0] === one && kinds[1] === other)),
    }))
    .filter(({ counts }) => counts.matched > 0)
    .toSorted((a, b) => b.counts.matched - a.counts.matched);
}

function countPairs(pairs: readonly Pair[]): FunnelCounts {
  const count = (step: 'introduced' | 'conversing' | 'agreed' | 'kept' | 'open') =>
    pairs.filter((pair) => pair[step]).length;
  return {
    matched: pairs.length,
    introduced: count('introduced'),
    conversing: count('conversing'),
    agreed: count('agreed'),
    kept: count('kept'),
    open: count('open'),
  };
}
