import { fit, randomFrom, type Choice } from '../../src/matching/fit.ts';
import { createContext, pairFeatures, type MatchContext } from '../../src/matching/rank.ts';
import { shippedWeights, type MatchProfile, type Weights } from '../../src/matching/index.ts';
import { viewOf } from '../../src/matching/weights.ts';
import type { Deal, Task } from './folder.ts';
import { worldAt, type World } from './world.ts';

export interface LearnOptions {
  /** share of the deals, the latest ones, that are foretold from the earlier */
  lateShare: number;
  /** wrong options beside each right one */
  wrong: number;
  /** 0: each deal counts the same; 1: each seeker does, however many deals it made */
  evenness: number;
  epochs: number;
  rate: number;
  pull: number;
}
export const USUAL: LearnOptions = {
  lateShare: 0.25,
  wrong: 60,
  evenness: 0.5,
  epochs: 30,
  rate: 0.05,
  pull: 0.002,
};

/** Weights fitted to foretell a task's latest known deals from those before them. */
export function learn(task: Task, options: LearnOptions = USUAL): Weights {
  const day = splitDay(task.deals, options.lateShare);
  const world = worldAt(task, day);
  const context = contextOf(world, day);
  const choices = choicesOf(task, day, world, context, options);
  return fit(choices, shippedWeights, {
    epochs: options.epochs,
    rate: options.rate,
    pull: options.pull,
    provenance: `${task.name}: ${choices.length} deals from ${day} on`,
  });
}

export function contextOf(world: World, day: string, weights?: Weights): MatchContext {
  return createContext({
    profiles: [...world.holders.values(), ...world.items.values()],
    now: new Date(day),
    weights,
  });
}

/** The first day of the latest share of dated deals. */
export function splitDay(deals: Deal[], lateShare: number): string {
  const dated = deals.map(({ date }) => date).filter((date) => date !== '');
  return dated.sort()[Math.floor(dated.length * (1 - lateShare))] ?? '9999';
}

function choicesOf(
  task: Task,
  day: string,
  world: World,
  context: MatchContext,
  options: LearnOptions,
): Choice[] {
  const late = task.deals.filter(({ date }) => date >= day);
  const next = randomFrom(11);
  const forward = task.direction === 'holders seek';
  const pool = forward
    ? [...new Set(late.map(({ item }) => item))].flatMap((id) => world.items.get(id) ?? [])
    : [...world.holders.values()].filter((holder) => (holder.history?.length ?? 0) > 0);
  const taken = new Set(task.deals.map(({ holder, item }) => `${holder} ${item}`));
  const counts = new Map<string, number>();
  for (const { holder, item } of late) count(counts, forward ? holder : item);
  const newcomers = new Map(
    [...world.holders].map(([id, holder]) => [id, { ...holder, history: undefined }]),
  );
  return late.flatMap((deal): Choice[] => {
    const holder = world.holders.get(deal.holder);
    const item = world.items.get(deal.item);
    if (!holder || !item || (holder.kind === 'investor' && !holder.history?.length)) return [];
    const [seeker, right] = forward ? [holder, item] : [item, holder];
    const shown = [right];
    for (let tries = 0; shown.length <= options.wrong && tries < options.wrong * 4; tries++) {
      const other = pool[Math.floor(next() * pool.length)];
      if (other && !taken.has(forward ? `${holder.id} ${other.id}` : `${other.id} ${item.id}`))
        shown.push(other);
    }
    const weight = (counts.get(seeker.id) ?? 1) ** -options.evenness;
    const choices = [toChoice(seeker, shown, context, weight)];
    const newcomer = newcomers.get(seeker.id);
    if (newcomer?.kind === 'company' && seeker.history?.length)
      choices.push(toChoice(newcomer, shown, context, weight));
    return choices;
  });
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function toChoice(
  seeker: MatchProfile,
  options: MatchProfile[],
  context: MatchContext,
  weight: number,
): Choice {
  const other = options[0] ?? seeker;
  return {
    view: viewOf(seeker, other),
    otherView: viewOf(other, seeker),
    options: options.map((option) => pairFeatures(seeker, option, context)),
    chosen: 0,
    weight,
  };
}
