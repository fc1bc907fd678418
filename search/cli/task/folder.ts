import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** One thing to be ranked or that was dealt with before: a start-up, in the benchmark's words. */
export interface Item {
  id: string;
  name?: string | null;
  text?: string | null;
  sectors?: string[] | null;
  sectors_raw?: string[] | null;
  tags?: string[] | null;
  country?: string | null;
  state?: string | null;
  region?: string | null;
  city?: string | null;
  founded?: number | null;
  seeking_stage?: string | null;
  seeking_amount_usd?: number | null;
  had_earlier_round?: boolean;
  candidate?: boolean;
}

/** Who has past deals: an investor or a company. */
export interface Holder {
  id: string;
  kind: 'investor' | 'company';
  name?: string | null;
  categories?: string[] | null;
  country?: string | null;
  state?: string | null;
  region?: string | null;
  city?: string | null;
  past?: string[] | null;
  declared?: { sectors?: string[] };
  profile_text?: string;
  last_year?: number;
  has_test?: boolean;
  candidate?: boolean;
}

export interface Deal {
  holder: string;
  item: string;
  /** ISO date or year; '' where it is unknown */
  date: string;
}

/** A benchmark folder, whichever side of it seeks. */
export interface Task {
  name: string;
  /** ISO date before which everything known lies */
  cut: string;
  holders: Holder[];
  items: Item[];
  /** deals before the cut */
  deals: Deal[];
  direction: 'holders seek' | 'items seek';
  /** ids to rank for, and ids already known to each, which can't be new */
  seekers: string[];
  known: Map<string, Set<string>>;
  candidates: string[];
}

interface Meta {
  task: string;
  cut?: string;
  items?: string;
}
interface Relevance {
  seekerId: string;
  targetId: string;
  date?: string | null;
}

export function readTask(dir: string): Task {
  const meta = JSON.parse(readFileSync(join(dir, 'meta.json'), 'utf8')) as Meta;
  return meta.items === undefined ? readForward(dir, meta) : readReverse(dir, meta, resolve(dir, meta.items));
}

function readForward(dir: string, meta: Meta): Task {
  const holders = readLines<Holder>(join(dir, 'seekers.jsonl'));
  const items = readLines<Item>(join(dir, 'targets.jsonl'));
  const train = readIfThere<Relevance>(join(dir, 'relevance_train.jsonl'));
  const deals = withPast(
    train.map(({ seekerId, targetId, date }) => ({ holder: seekerId, item: targetId, date: date ?? '' })),
    holders,
  );
  return {
    name: meta.task,
    cut: meta.cut ?? dayAfter(deals),
    holders,
    items,
    deals,
    direction: 'holders seek',
    seekers: idsOf(holders.filter((holder) => holder.has_test !== false)),
    known: knownFrom(train),
    candidates: idsOf(items.filter((item) => item.candidate)),
  };
}

/** A start-up seeks an investor: the investors' dated deals are the forward folder's train pairs, beside its items. */
function readReverse(dir: string, meta: Meta, itemsFile: string): Task {
  const seekers = readLines<Item>(join(dir, 'seekers.jsonl'));
  const holders = readLines<Holder>(join(dir, 'targets.jsonl'));
  const train = readIfThere<Relevance>(join(dir, 'relevance_train.jsonl'));
  const forward = join(dirname(itemsFile), 'relevance_train.jsonl');
  const pairs = readIfThere<Relevance>(forward);
  const deals = withPast(
    [
      ...pairs.map(({ seekerId, targetId, date }) => ({
        holder: seekerId,
        item: targetId,
        date: date ?? '',
      })),
      ...train.map(({ seekerId, targetId, date }) => ({
        holder: targetId,
        item: seekerId,
        date: date ?? '',
      })),
    ],
    holders,
  );
  const items = new Map(readIfThere<Item>(itemsFile).map((item) => [item.id, item]));
  for (const seeker of seekers) items.set(seeker.id, seeker);
  return {
    name: meta.task,
    cut: meta.cut ?? forwardCut(itemsFile) ?? dayAfter(deals),
    holders,
    items: [...items.values()],
    deals,
    direction: 'items seek',
    seekers: idsOf(seekers),
    known: knownFrom(train),
    candidates: idsOf(holders.filter((holder) => holder.candidate !== false)),
  };
}

/** Each once, though a file may name it twice. */
function idsOf(of: { id: string }[]): string[] {
  return [...new Set(of.map(({ id }) => id))];
}

function forwardCut(itemsFile: string): string | undefined {
  const file = join(dirname(itemsFile), 'meta.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Meta).cut : undefined;
}

/** Each pair once; what only a holder's `past` list tells has no date but is before the cut. */
function withPast(dated: Deal[], holders: Holder[]): Deal[] {
  const ids = new Set(holders.map(({ id }) => id));
  const deals = new Map<string, Deal>();
  for (const deal of dated) if (ids.has(deal.holder)) deals.set(`${deal.holder} ${deal.item}`, deal);
  for (const holder of holders)
    for (const item of holder.past ?? []) {
      const key = `${holder.id} ${item}`;
      if (!deals.has(key)) deals.set(key, { holder: holder.id, item, date: '' });
    }
  return [...deals.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Without a stated cut: the year after the latest deal. */
function dayAfter(deals: Deal[]): string {
  const last = deals.reduce((latest, { date }) => (date > latest ? date : latest), '1970');
  return `${Number(last.slice(0, 4)) + 1}-01-01`;
}

function knownFrom(train: Relevance[]): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const { seekerId, targetId } of train)
    known.set(seekerId, (known.get(seekerId) ?? new Set()).add(targetId));
  return known;
}

/** Nothing is known before the cut where a file about it is missing. */
function readIfThere<T>(file: string): T[] {
  return existsSync(file) ? readLines<T>(file) : [];
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
