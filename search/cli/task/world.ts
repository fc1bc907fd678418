import type { MatchProfile, PastDeal, Place } from '../../src/matching/index.ts';
import type { Deal, Holder, Item, Task } from './folder.ts';
import { holderText, itemText } from './words.ts';

/** The benchmark's money is in dollars; only ratios matter here, so one fixed rate does. */
const EUR_PER_USD = 0.9;

/** Every profile as it was on one day: what came later is not in it. */
export interface World {
  holders: Map<string, MatchProfile>;
  items: Map<string, MatchProfile>;
}

export function worldAt(task: Task, day: string): World {
  const itemsById = new Map(task.items.map((item) => [item.id, item]));
  const before = task.deals.filter(({ date }) => date < day);
  const financed = firstDates(before);
  const dealsOf = Map.groupBy(before, ({ holder }) => holder);
  return {
    holders: new Map(
      task.holders.map((holder) => [
        holder.id,
        toHolder(holder, dealsOf.get(holder.id) ?? [], itemsById, financed, day),
      ]),
    ),
    items: new Map(task.items.map((item) => [item.id, toStartup(item, financed, day)])),
  };
}

/** The day each item was first financed or bought by anybody. */
function firstDates(deals: Deal[]): Map<string, string> {
  const first = new Map<string, string>();
  for (const { item, date } of deals)
    if (date !== '' && !(first.has(item) && (first.get(item) ?? '') <= date)) first.set(item, date);
  return first;
}

function toHolder(
  holder: Holder,
  deals: Deal[],
  items: ReadonlyMap<string, Item>,
  financed: ReadonlyMap<string, string>,
  day: string,
): MatchProfile {
  const history = deals.flatMap((deal) => {
    const item = items.get(deal.item);
    return item ? [toDeal(item, deal, financed)] : [];
  });
  return {
    id: holder.id,
    kind: holder.kind === 'company' ? 'company' : 'investor',
    needs: [],
    offers: [],
    topics: [],
    industries: holder.kind === 'company' ? (holder.categories ?? []) : focus(history),
    place: holder.kind === 'company' ? toPlace(holder) : undefined,
    text: holderText(holder),
    updatedAt: day,
    history,
  };
}

const FOCUS = 5;

/** What an investor would declare on this day: the categories it has financed most. */
function focus(history: PastDeal[]): string[] {
  const counts = new Map<string, number>();
  for (const deal of history)
    for (const code of deal.industries ?? []) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, FOCUS)
    .map(([code]) => code);
}

function toDeal(item: Item, deal: Deal, financed: ReadonlyMap<string, string>): PastDeal {
  const first = financed.get(item.id);
  return {
    ...shape(item),
    amountEur: toEur(item),
    foundedYear: item.founded ?? undefined,
    text: itemText(item),
    at: deal.date === '' ? undefined : deal.date,
    followUp: first !== undefined && first < deal.date,
  };
}

function toStartup(item: Item, financed: ReadonlyMap<string, string>, day: string): MatchProfile {
  const amountEur = toEur(item);
  return {
    id: item.id,
    kind: 'startup',
    needs: [],
    offers: [],
    ...shape(item),
    raising: amountEur === undefined ? undefined : { amountEur },
    foundedYear: item.founded ?? undefined,
    text: itemText(item),
    updatedAt: day,
    hadEarlierRound: financed.has(item.id),
  };
}

function shape(item: Item): { topics: string[]; industries: string[]; place: Place; stage?: string } {
  return {
    topics: item.tags ?? [],
    industries: item.sectors ?? [],
    place: toPlace(item),
    stage: item.seeking_stage ?? undefined,
  };
}

function toPlace(of: Item | Holder): Place {
  return {
    city: of.city ?? undefined,
    region: of.region ?? undefined,
    state: of.state ? `${of.country ?? ''}-${of.state}` : undefined,
    country: of.country ?? undefined,
  };
}

function toEur(item: Item): number | undefined {
  const amountUsd = item.seeking_amount_usd ?? 0;
  return amountUsd > 0 ? amountUsd * EUR_PER_USD : undefined;
}
