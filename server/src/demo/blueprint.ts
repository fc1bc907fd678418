import { type z } from 'zod';
import { type Need, type Place, type ProfileFields, type Stage } from '@klammer/contracts/profiles';

/**
 * What the tables of the demonstration region are made of. A table holds what makes an organisation itself; what
 * all have (people, years, sizes, the order of sentences) the generator adds from the seed.
 */
export type Code = Need['code'];
/** Needs or offers: the code and the organisation's own words on it. */
export type Wishes = Partial<Record<Code, string>>;
/** The finest region code and the quarter or town, one that German puts a plain "in" before. */
export type Seat = readonly [region: z.infer<typeof Place>['region'], locality: string];

interface Common {
  name: string;
  needs: Wishes;
  offers: Wishes;
  topics: ProfileFields['topics'];
  industries: ProfileFields['industries'];
  at: Seat;
}

/** Sentences of a start-up: the product, its customer and what has been shown so far. */
export interface StartupWords {
  headline: string;
  what: string;
  who: string;
  proof: string;
}

export interface StartupIdea extends Common {
  de: StartupWords;
  en: StartupWords;
  stage: z.infer<typeof Stage>;
  /** What it raises, in thousand euros. */
  raises?: number;
}

/** Sentences of a company: its trade, why it looks for young firms, and how it works with them. */
export interface CompanyWords {
  headline: string;
  what: string;
  why: string;
  programme: string;
}

export interface CompanyIdea extends Common {
  de: CompanyWords;
  en: CompanyWords;
  founded: number;
  staff: number;
  /** Yearly budget for work with start-ups, in thousand euros. */
  budget?: readonly [min: number, max: number];
}

export interface InvestorWords {
  headline: string;
  what: string;
  thesis: string;
}

export interface InvestorIdea extends Common {
  de: InvestorWords;
  en: InvestorWords;
  founded: number;
  staff: number;
  /** Smallest and largest ticket, in thousand euros. */
  ticket: readonly [min: number, max: number];
  stages: z.infer<typeof Stage>[];
  instruments: NonNullable<ProfileFields['investing']>['instruments'];
  regions: NonNullable<ProfileFields['investing']>['regions'];
}

export interface PartnerIdea extends Common {
  de: { headline: string; what: string; how: string };
  en: { headline: string; what: string; how: string };
  founded: number;
  staff: number;
}
