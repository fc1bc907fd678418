/** Who is matched. `partner` is a chamber, university or promoter: it offers, it neither invests nor buys. */
export type ProfileKind = 'startup' | 'company' | 'investor' | 'partner';
export type Urgency = 'now' | 'soon' | 'later';

/** A need or an offer; both use the one vocabulary of codes. */
export interface Wish {
  code: string;
  note?: string;
  /** not given counts as `soon` */
  urgency?: Urgency;
  /** ISO date; past it the wish no longer counts */
  validUntil?: string;
}

export interface Place {
  district?: string;
  city?: string;
  region?: string;
  /** Bundesland or other first-level division */
  state?: string;
  country?: string;
  lat?: number;
  lng?: number;
}

export interface Raising {
  amountEur?: number;
  /** empty or absent: open to any instrument */
  instruments?: string[];
  until?: string;
}

export interface Ticket {
  minEur?: number;
  maxEur?: number;
}

/**
 * One earlier relation of a profile (an introduction that led somewhere, an agreement, an investment or a
 * purchase), described by what the counterpart was then. No id: what is learnt must hold for newcomers too.
 */
export interface PastDeal {
  topics?: string[];
  industries?: string[];
  place?: Place;
  stage?: string;
  amountEur?: number;
  foundedYear?: number;
  text?: string;
  /** latent vector of the text, see `MatchProfile.vector` */
  vector?: Float32Array;
  /** ISO date or year */
  at?: string;
  /** a further deal with somebody already financed before */
  followUp?: boolean;
}

export interface MatchProfile {
  id: string;
  kind: ProfileKind;
  needs: Wish[];
  offers: Wish[];
  topics: string[];
  industries: string[];
  stage?: string;
  place?: Place;
  raising?: Raising;
  /** investors: what they write cheques for; all optional, absent means open */
  ticket?: Ticket;
  stages?: string[];
  instruments?: string[];
  /** codes of districts, cities, regions or countries an investor or company confines itself to */
  regions?: string[];
  /** German and English text together */
  text: string;
  /** latent text vector of unit length (language analysis); compared only with vectors of the same length */
  vector?: Float32Array;
  foundedYear?: number;
  /** ISO date */
  updatedAt: string;
  /** introductions waiting for this profile's answer, and how many it takes at once (absent: no bound) */
  openIncoming?: number;
  capacity?: number;
  /** share of introductions answered in time, 0 to 1 */
  replyRate?: number;
  /** reviewed agreements that went well, and all reviewed ones */
  goodOutcomes?: number;
  outcomes?: number;
  /** anybody financed it before */
  hadEarlierRound?: boolean;
  history?: PastDeal[];
  /** ids this profile never wants to see, or that never want to see it */
  blocked?: string[];
  active?: boolean;
}

/** Investors seek deals and give capital, and who raises needs capital, whether or not they typed it in. */
export function needsOf(profile: MatchProfile): Wish[] {
  const raises = profile.raising && !profile.needs.some((need) => need.code === 'capital');
  return raises ? [...profile.needs, { code: 'capital', validUntil: profile.raising?.until }] : profile.needs;
}

export function offersOf(profile: MatchProfile): Wish[] {
  const gives = profile.kind === 'investor' && !profile.offers.some((offer) => offer.code === 'capital');
  return gives ? [...profile.offers, { code: 'capital' }] : profile.offers;
}

/** A wish counts to the end of its last day. */
export function isCurrent(wish: Wish, now: Date): boolean {
  return wish.validUntil === undefined || wish.validUntil >= now.toISOString().slice(0, 10);
}
