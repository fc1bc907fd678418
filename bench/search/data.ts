import { readFileSync } from 'node:fs';

/** A profile as the product indexes it. */
export interface Profile {
  id: string;
  name: string;
  headline: string;
  description: string;
  topics: string[];
  industries: string[];
  region: string;
  stage: string;
  updatedAt: number;
}

/** Anything to search with: `words` may be blank, `region` filters, facets are counted over four fields. */
export interface BenchQuery {
  kind: Kind;
  words: string;
  region?: string;
}

export const KINDS = ['prefix', 'typo', 'facets', 'sort'] as const;
export type Kind = (typeof KINDS)[number];

interface Raw {
  name: string;
  one_liner: string;
  description: string;
  tags?: string[];
  industries?: string[];
  country?: string;
  stage?: string;
}

export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The first `count` profiles: the real ones, then ones grown from them: sentences of two real profiles,
 * attributes of a third, and a name of two real names' parts, so that the vocabulary grows too.
 */
export function profiles(file: string, count: number): Generator<Profile> {
  const raw = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Raw);
  return grow(raw, count);
}

function* grow(raw: readonly Raw[], count: number): Generator<Profile> {
  const random = createRandom(7);
  const pick = (): Raw => raw[Math.floor(random() * raw.length)] ?? raw[0] ?? EMPTY;
  for (let i = 0; i < count; i += 1) {
    const own = raw[i];
    const a = own ?? pick();
    const b = own ?? pick();
    const c = own ?? pick();
    yield {
      id: `p${i}`,
      name: own ? own.name : grownName(a.name, b.name),
      headline: a.one_liner,
      description: own
        ? own.description
        : [...sentences(a.description, random), ...sentences(b.description, random)].join(' '),
      topics: c.tags ?? [],
      industries: c.industries ?? [],
      region: c.country ?? 'unknown',
      stage: c.stage ?? 'unknown',
      updatedAt: 1_600_000_000_000 + Math.floor(random() * 1e11),
    };
  }
}

const EMPTY: Raw = { name: '', one_liner: '', description: '' };

function grownName(a: string, b: string): string {
  return `${a.slice(0, Math.ceil(a.length / 2))}${b.slice(Math.floor(b.length / 2)).toLowerCase()}`;
}

function sentences(text: string, random: () => number): string[] {
  return text.split(/(?<=[.!?])\s+/).filter(() => random() < 0.5);
}

/** Queries made of the profiles' own words, `each` of every kind; the same for every engine. */
export function queries(sample: readonly Profile[], each: number): BenchQuery[] {
  const random = createRandom(11);
  const profile = (): Profile => sample[Math.floor(random() * sample.length)] ?? NOBODY;
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-zäöüß]{5,}/g) ?? ['health'];
  const word = (text: string): string => {
    const words = wordsOf(text);
    return words[Math.floor(random() * words.length)] ?? 'health';
  };
  const make: Record<Kind, () => BenchQuery> = {
    prefix: () => {
      const cut = word(profile().headline).slice(0, 1 + Math.floor(random() * 4));
      return { kind: 'prefix', words: random() < 0.5 ? cut : `${word(profile().description)} ${cut}` };
    },
    typo: () => ({
      kind: 'typo',
      words: `${misspell(word(profile().description), random)} ${word(profile().headline)}`,
    }),
    facets: () => ({
      kind: 'facets',
      words: random() < 0.5 ? '' : word(profile().headline),
      region: profile().region,
    }),
    sort: () => ({ kind: 'sort', words: '' }),
  };
  return Array.from({ length: each }, () => KINDS.map((kind) => make[kind]())).flat();
}

const NOBODY: Profile = {
  id: '',
  name: '',
  headline: '',
  description: '',
  topics: [],
  industries: [],
  region: '',
  stage: '',
  updatedAt: 0,
};

/** One edit behind the first letter. */
function misspell(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 3);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + 'x' + word.slice(at + 1);
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
}
