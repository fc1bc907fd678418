import { createPacer } from '../language/pace.ts';
import { fairOrder, type Scored } from './fair.ts';
import { learnExpectation } from './expectation.ts';
import { features } from './features.ts';
import { failedGates, type Gate } from './gates.ts';
import { prepare, type Basis, type Prepared } from './prepare.ts';
import { Prior } from './prior.ts';
import type { MatchProfile } from './profile.ts';
import { reasonsFor, weaknessesOf, type Reason } from './reasons.ts';
import { TextModel, type Analyse, type VectorOf } from './text.ts';
import {
  compile,
  harmonic,
  logistic,
  shippedWeights,
  utility,
  viewOf,
  type Linear,
  type View,
  type Weights,
} from './weights.ts';

export interface Match {
  id: string;
  /** 0 to 1: harmonic mean of the two gains; the fair pass changes the order, never this figure */
  score: number;
  gainForSeeker: number;
  gainForOther: number;
  reasons: { seeker: Reason[]; other: Reason[] };
}

export interface Explanation extends Match {
  gates: Gate[];
  /** gates failed, then what is weak for the seeker and for the other, as sentences to the seeker */
  against: Reason[];
}

/** Everything a ranking rests on besides the two profiles. Build it once per region and reuse it. */
export interface MatchContext extends Basis {
  linear: (view: View) => Linear;
  prepared: WeakMap<MatchProfile, Prepared>;
}

export interface ContextOptions {
  /** profiles whose texts and past deals are learnt from: the region's */
  profiles: MatchProfile[];
  now: Date;
  weights?: Weights;
  analyse?: Analyse;
  /** latent vector of a text, null where the model knows none of its words */
  embed?: (text: string) => Float32Array | null;
}

export interface RankOptions {
  limit?: number;
  /** 0 to 1, see `fairOrder` */
  diversity?: number;
  exposureWeight?: number;
  exposure?: ReadonlyMap<string, number>;
}

const USUAL = { limit: 50, diversity: 0.15, exposureWeight: 0.25, exposure: new Map<string, number>() };

export function createContext(options: ContextOptions): MatchContext {
  const context = untaught(options);
  for (const text of textsOf(options.profiles)) context.text.learn(text);
  return context;
}

/** The same in slices of a few milliseconds, for a server that has others to answer meanwhile. */
export async function learnContext(options: ContextOptions): Promise<MatchContext> {
  const context = untaught(options);
  const pace = createPacer();
  for (const text of textsOf(options.profiles)) {
    context.text.learn(text);
    await pace();
  }
  return context;
}

/** All but the words. */
function untaught({ profiles, now, weights = shippedWeights, analyse, embed }: ContextOptions): MatchContext {
  const vectorOf: VectorOf = ({ vector, text }) => vector ?? (text ? embed?.(text) : undefined) ?? undefined;
  return {
    now,
    vectorOf,
    expectation: learnExpectation(profiles, vectorOf),
    prior: new Prior(profiles, now),
    text: new TextModel(analyse),
    linear: compile(weights),
    prepared: new WeakMap(),
  };
}

function* textsOf(profiles: MatchProfile[]): Iterable<string> {
  for (const profile of profiles) {
    yield profile.text;
    for (const deal of profile.history ?? []) if (deal.text) yield deal.text;
  }
}

export function preparedFor(profile: MatchProfile, context: MatchContext): Prepared {
  const known = context.prepared.get(profile);
  if (known) return known;
  const made = prepare(profile, context);
  context.prepared.set(profile, made);
  return made;
}

/** The best counterparts for one profile: gates, both sides' gain, fair pass, reasons. Pure and deterministic. */
export function rankFor(
  seeker: MatchProfile,
  candidates: Iterable<MatchProfile>,
  context: MatchContext,
  options: RankOptions = {},
): Match[] {
  const a = preparedFor(seeker, context);
  const scored: Scored[] = [];
  for (const candidate of candidates) {
    if (failedGates(seeker, candidate, context.now).length > 0) continue;
    const other = preparedFor(candidate, context);
    scored.push({ other, score: weigh(a, other, context).score });
  }
  return fairOrder(scored, { ...USUAL, ...options }).map(({ other }) => toMatch(a, other, context));
}

interface Weighed {
  score: number;
  gainForSeeker: number;
  gainForOther: number;
  seen: { seeker: Float64Array; other: Float64Array };
}

function weigh(a: Prepared, b: Prepared, context: MatchContext): Weighed {
  const seen = pairFeatures(a.profile, b.profile, context);
  const gainForSeeker = logistic(utility(context.linear(viewOf(a.profile, b.profile)), seen.seeker));
  const gainForOther = logistic(utility(context.linear(viewOf(b.profile, a.profile)), seen.other));
  return { score: harmonic(gainForSeeker, gainForOther), gainForSeeker, gainForOther, seen };
}

function toMatch(a: Prepared, b: Prepared, context: MatchContext): Match {
  const { seen, ...gains } = weigh(a, b, context);
  const lift = (x: string, y: string): number => context.prior.categories.of(x, y);
  return {
    id: b.profile.id,
    ...gains,
    reasons: { seeker: reasonsFor(a, b, seen.seeker, lift), other: reasonsFor(b, a, seen.other, lift) },
  };
}

/** A pair's features from both sides, as `fit` learns from them. */
export function pairFeatures(
  seeker: MatchProfile,
  other: MatchProfile,
  context: MatchContext,
): Weighed['seen'] {
  const [a, b] = [preparedFor(seeker, context), preparedFor(other, context)];
  return { seeker: features(a, b, context), other: features(b, a, context) };
}

/** The same figures and reasons for any pair, matched or not, with what stands in the way. */
export function explain(seeker: MatchProfile, other: MatchProfile, context: MatchContext): Explanation {
  const [a, b] = [preparedFor(seeker, context), preparedFor(other, context)];
  const gates = failedGates(seeker, other, context.now);
  const { seen } = weigh(a, b, context);
  return {
    ...toMatch(a, b, context),
    gates,
    against: [
      ...gates.map((gate): Reason => ({ code: 'obstacle', params: { gate } })),
      ...weaknessesOf(seen.seeker, seen.other, a.needs.has('capital') || b.needs.has('capital')),
    ],
  };
}
