/** An entry with the jurors who may read it, and those who do already. */
export interface ToShare {
  entryId: string;
  /** Jurors without a conflict of interest. */
  eligible: readonly string[];
  /** Who reads it as it was divided before. */
  readers: readonly string[];
  /** Who has given points: nobody's work is taken away. */
  begun: readonly string[];
}

/**
 * Divides entries among jurors: each is read by `count` of those who may (or by all of them, where there are fewer), and
 * what the jurors read differs as little as conflicts of interest allow.
 *
 * Who reads an entry already stays if they may; what is missing goes to whoever reads least, among equals to whoever has
 * read least beside the others of that entry, so that strict and mild jurors meet all over and can be compared. Then
 * entries wander: as long as a chain of jurors leads from one who reads at least two more than another, each of the chain
 * hands one unbegun entry on. What is left has the least sum of squared loads (no chain is a negative cycle of the flow
 * with convex costs: Ahuja, Magnanti & Orlin, "Network Flows", 1993, theorem 3.8 and chapter 14).
 *
 * The same input gives the same division, in whatever order it comes, so that two who divide at once agree.
 */
export function share(entries: readonly ToShare[], count: number): Map<string, string[]> {
  const sorted = entries
    .map((entry) => ({ ...entry, eligible: entry.eligible.toSorted() }))
    .toSorted((one, other) => (one.entryId < other.entryId ? -1 : 1));
  const shared = new Map(sorted.map((entry) => [entry.entryId, kept(entry, count)]));
  const loads = new Map<string, number>();
  const add = (juror: string, by: number) => loads.set(juror, (loads.get(juror) ?? 0) + by);
  for (const { eligible } of sorted) for (const juror of eligible) add(juror, 0);
  for (const readers of shared.values()) for (const juror of readers) add(juror, 1);

  // Those with the least choice first.
  for (const entry of sorted.toSorted((one, other) => one.eligible.length - other.eligible.length)) {
    const readers = shared.get(entry.entryId) ?? [];
    while (readers.length < Math.min(count, entry.eligible.length)) {
      const next = leastLoaded(entry, readers, loads, shared);
      readers.push(next);
      add(next, 1);
    }
  }
  for (let chain = findChain(sorted, shared, loads); chain; chain = findChain(sorted, shared, loads))
    for (const { from, to, entryId } of chain) {
      const readers = shared.get(entryId) ?? [];
      readers.splice(readers.indexOf(from), 1, to);
      add(from, -1);
      add(to, 1);
    }
  return shared;
}

/** Whoever has begun, then as many of those before as are asked for. */
function kept({ eligible, readers, begun }: ToShare, count: number): string[] {
  const may = new Set(eligible);
  const own = [...new Set(begun)].filter((juror) => may.has(juror)).toSorted();
  const more = readers.filter((juror) => may.has(juror) && !own.includes(juror)).toSorted();
  return [...own, ...more.slice(0, Math.max(0, count - own.length))];
}

function leastLoaded(
  { eligible }: ToShare,
  readers: readonly string[],
  loads: ReadonlyMap<string, number>,
  shared: ReadonlyMap<string, string[]>,
): string {
  const met = (juror: string): number => {
    let times = 0;
    for (const others of shared.values())
      if (others.includes(juror)) times += others.filter((one) => readers.includes(one)).length;
    return times;
  };
  const [best] = eligible
    .filter((juror) => !readers.includes(juror))
    .map((juror) => ({ juror, load: loads.get(juror) ?? 0, met: met(juror) }))
    .toSorted(
      (one, other) => one.load - other.load || one.met - other.met || (one.juror < other.juror ? -1 : 1),
    );
  if (!best) throw new Error('nobody is left to read the entry');
  return best.juror;
}

interface Step {
  from: string;
  to: string;
  entryId: string;
}

/** The shortest way from a juror to one who reads at least two fewer, each step handing one unbegun entry on. */
function findChain(
  entries: readonly ToShare[],
  shared: ReadonlyMap<string, string[]>,
  loads: ReadonlyMap<string, number>,
): Step[] | null {
  const ordered = [...loads].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  const least = Math.min(...loads.values());
  for (const [start, load] of ordered) {
    if (load - 2 < least) return null;
    const cameBy = new Map<string, Step | null>([[start, null]]);
    const queue = [start];
    for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
      if ((loads.get(from) ?? 0) <= load - 2) return wayTo(from, cameBy);
      for (const { entryId, eligible, begun } of entries) {
        const readers = shared.get(entryId) ?? [];
        if (!readers.includes(from) || begun.includes(from)) continue;
        for (const to of eligible)
          if (!cameBy.has(to) && !readers.includes(to)) {
            cameBy.set(to, { from, to, entryId });
            queue.push(to);
          }
      }
    }
  }
  return null;
}

/** From its start; no entry twice, as the shortest way never needs one again. */
function wayTo(end: string, cameBy: ReadonlyMap<string, Step | null>): Step[] {
  const steps: Step[] = [];
  for (let step = cameBy.get(end); step; step = cameBy.get(step.from)) steps.unshift(step);
  return steps;
}
