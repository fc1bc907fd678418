import { fit, randomFrom, type Choice } from '../../src/matching/fit.ts';
import { createContext, pairFeatures, type MatchContext } from '../../src/matching/rank.ts';
import { shippedWeights, type MatchProfile, type Weights } from '../../src/matching/index.ts';
import { viewOf } from '../../src/matching/weights.ts';
import type { Deal, Item, Task } from './folder.ts';
import type { Words } from './words.ts';
import { worldAt, type World } from './world.ts';

export interface LearnOptions {
  /** share of the deals in one window; each window is foretold from what lies before it */
  windowShare: number;
  /** the latest window is learnt from; earlier ones join while there are fewer choices than this */
  fewest: number;
  /** most windows */
  windows: number;
  /** wrong options beside each right one */
  wrong: number;
  /** 0: each deal counts the same; 1: each seeker does, however many deals it made */
  evenness: number;
  epochs: number;
  rate: number;
  /** how many choices the start weights count for */
  prior: number;
}
/**
 * Where start-ups seek, the same few holders are chosen again and again, so as many choices tell less and the start
 * weights count for more.
 */
const PRIOR: Record<Task['direction'], number> = { 'holders seek': 30, 'items seek': 100 };

export const USUAL: Omit<LearnOptions, 'prior'> = {
  windowShare: 0.25,
  fewest: 1000,
  windows: 3,
  wrong: 60,
  evenness: 0.5,
  epochs: 30,
  rate: 0.05,
};

/** Weights fitted to foretell a task's latest known deals from those before them, and from how many choices. */
export function learn(
  task: Task,
  words: Words,
  options: LearnOptions = { ...USUAL, prior: PRIOR[task.direction] },
): { weights: Weights; choices: number } {
  const dates = task.deals.flatMap(({ date }) => (date === '' ? [] : [date])).sort();
  const isTelling = asCompleteAs(rankedItems(task), task.items);
  const choices: Choice[] = [];
  let [from, to] = ['9999', '9999'];
  for (let n = 1; n <= options.windows && choices.length < options.fewest; n++) {
    [from, to] = [dates[Math.floor(dates.length * (1 - n * options.windowShare))] ?? '9999', from];
    const world = worldAt(task, from);
    const context = contextOf(world, from, words);
    const deals = task.deals.filter(({ date, item }) => date >= from && date < to && isTelling(item));
    choices.push(...choicesOf(deals, task, world, context, options));
  }
  const weights = fit(choices, shippedWeights, {
    epochs: options.epochs,
    rate: options.rate,
    pull: options.prior / (choices.length + 1),
    provenance: `${task.name}: ${choices.length} choices from ${from} on`,
  });
  return { weights, choices: choices.length };
}

function rankedItems(task: Task): Item[] {
  const ranked = new Set(task.direction === 'holders seek' ? task.candidates : task.seekers);
  return task.items.filter(({ id }) => ranked.has(id));
}

/** Nearly all of a sample have it. */
const NEARLY_ALL = 0.9;
const TEXT = 20;
const STATED: ((item: Item) => boolean)[] = [
  ({ text }) => (text ?? '').length >= TEXT,
  ({ sectors }) => Boolean(sectors?.length),
  ({ country }) => Boolean(country),
];

/**
 * Deals with items that state less than those to be ranked would teach how to tell full profiles from empty ones.
 * @returns whether an item states all that nearly all of the sample do
 */
function asCompleteAs(sample: Item[], all: Item[]): (id: string) => boolean {
  const usual = STATED.filter((has) => sample.filter(has).length >= NEARLY_ALL * sample.length);
  const complete = new Set(all.filter((item) => usual.every((has) => has(item))).map(({ id }) => id));
  return (id) => complete.has(id);
}

export function contextOf(world: World, day: string, words: Words, weights?: Weights): MatchContext {
  return createContext({
    profiles: [...world.holders.values(), ...world.items.values()],
    now: new Date(day),
    weights,
    analyse: words.analyse,
    embed: words.embed,
  });
}

function choicesOf(
  late: Deal[],
  task: Task,
  world: World,
  context: MatchContext,
  options: LearnOptions,
): Choice[] {
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
