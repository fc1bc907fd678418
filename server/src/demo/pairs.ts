import { type Need } from '@klammer/contracts/profiles';
import { type DemoOrganisation } from './organisations.ts';

/** Two organisations of which one needs what the other offers, with both notes. */
export interface Pair {
  from: DemoOrganisation;
  to: DemoOrganisation;
  need: string;
  offer: string;
  theirNeed: string | null;
  /** How much the two have to say to each other. */
  closeness: number;
}

/** The two as a pair, or nothing where they have nothing to say to each other. */
export function pairOf(from: DemoOrganisation, to: DemoOrganisation): Pair[] {
  if (from.kind === to.kind) return [];
  const topics = from.fields.topics.filter((topic) => to.fields.topics.includes(topic)).length;
  const [met] = wordsMet(from.fields.needs, to.fields.offers);
  if (topics === 0 || !met) return [];
  const [back] = wordsMet(to.fields.needs, from.fields.offers);
  const closeness = topics + 3 * met.shared + (back ? 1 + back.shared : 0);
  return [{ from, to, need: met.need, offer: met.offer, theirNeed: back?.need ?? null, closeness }];
}

/** Needs that an offer has the code of, with both notes, those first that share words. */
function wordsMet(needs: readonly Need[], offers: readonly Need[]) {
  return needs
    .flatMap((need) => {
      const offer = offers.find((one) => one.code === need.code);
      if (!offer) return [];
      const shared = stemsOf(need).intersection(stemsOf(offer)).size;
      return [{ need: textOf(need), offer: textOf(offer), shared }];
    })
    .toSorted((a, b) => b.shared - a.shared);
}

const STEM = 5;
/** Beginnings of words that tell nothing of kinship. */
const COMMON = new Set(['anony', 'straß', 'gemei', 'weite', 'jahre', 'monat', 'milli', 'mehre', 'eigen']);

const textOf = ({ note }: Need): string => note.de || note.en;

/** Everybody is compared with everybody. */
const known = new WeakMap<Need, ReadonlySet<string>>();

/** How its longer words begin: enough to tell kinship among notes of one line. */
function stemsOf(need: Need): ReadonlySet<string> {
  const before = known.get(need);
  if (before) return before;
  const words =
    textOf(need)
      .toLowerCase()
      .match(/\p{L}{5,}/gu) ?? [];
  const stems = new Set(words.map((word) => word.slice(0, STEM))).difference(COMMON);
  known.set(need, stems);
  return stems;
}
