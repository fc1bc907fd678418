import type { Choice } from './fit.ts';
import { fit, type FitOptions } from './fit.ts';
import type { MatchProfile } from './profile.ts';
import { pairFeatures, type MatchContext } from './rank.ts';
import { hash } from './fair.ts';
import { compile, harmonic, logistic, utility, viewOf, type Weights } from './weights.ts';

/** What became of a shown match. */
export type Verdict = 'shown' | 'later' | 'declined' | 'interested' | 'accepted' | 'agreed' | 'kept';

export interface Feedback {
  seeker: MatchProfile;
  other: MatchProfile;
  verdict: Verdict;
}

/** A higher verdict is preferred to a lower one of the same seeker. `later` says nothing against the match. */
const GRADE: Record<Verdict, number> = {
  declined: 0,
  shown: 1,
  later: 1,
  interested: 2,
  accepted: 3,
  agreed: 4,
  kept: 5,
};
const POSITIVE = GRADE.interested;

/** For each match that led somewhere: it against all those of the same seeker that led less far. */
function choicesFrom(feedback: Feedback[], context: MatchContext): Choice[] {
  const bySeeker = Map.groupBy(feedback, ({ seeker }) => seeker);
  return [...bySeeker].flatMap(([seeker, seen]) =>
    seen
      .filter(({ verdict }) => GRADE[verdict] >= POSITIVE)
      .flatMap((won): Choice[] => {
        const lost = seen.filter(
          ({ other, verdict }) => GRADE[verdict] < GRADE[won.verdict] && other.kind === won.other.kind,
        );
        if (lost.length === 0) return [];
        return [
          {
            view: viewOf(seeker, won.other),
            otherView: viewOf(won.other, seeker),
            options: [won, ...lost].map(({ other }) => pairFeatures(seeker, other, context)),
            chosen: 0,
            weight: GRADE[won.verdict] - 1,
          },
        ];
      }),
  );
}

/** New weights from what members did, held to `start`; the caller stores them with their provenance. */
export function refit(
  feedback: Feedback[],
  context: MatchContext,
  start: Weights,
  options: FitOptions,
): Weights {
  return fit(choicesFrom(feedback, context), start, options);
}

export interface Refit {
  /** the new weights, or the ones it started from where the new ones foretell no better */
  weights: Weights;
  changed: boolean;
  /** matches that led further than others of the same seeker, and how many seekers they come from */
  choices: number;
  seekers: number;
  /** share of pairs put in the right order for seekers the fit never saw, with the old weights and the new */
  before: number;
  after: number;
}

/** Every fifth seeker is kept out of the trial fit. */
const FOLDS = 5;

/** Refits, and takes the new weights only where they foretell better what seekers did who were not learnt from. */
export function refitProven(
  feedback: Feedback[],
  context: MatchContext,
  start: Weights,
  options: FitOptions,
): Refit {
  const isKeptOut = ({ seeker }: Feedback): boolean => hash(seeker.id) % FOLDS === 0;
  const learnt = choicesFrom(
    feedback.filter((one) => !isKeptOut(one)),
    context,
  );
  const keptOut = choicesFrom(feedback.filter(isKeptOut), context);
  const all = [...learnt, ...keptOut];
  const [before, after] = [start, fit(learnt, start, options)].map((weights) => rightOrder(keptOut, weights));
  const changed = (after ?? 0) > (before ?? 0);
  return {
    weights: changed ? fit(all, start, options) : start,
    changed,
    choices: all.length,
    seekers: new Set(feedback.map(({ seeker }) => seeker.id)).size,
    before: before ?? 0,
    after: after ?? 0,
  };
}

/** Share of pairs of a chosen match and another in which the chosen scores higher; 0 for none. */
function rightOrder(choices: Choice[], weights: Weights): number {
  const linear = compile(weights);
  let right = 0;
  let pairs = 0;
  for (const { view, otherView, options, chosen } of choices) {
    const scores = options.map(({ seeker, other }) =>
      harmonic(logistic(utility(linear(view), seeker)), logistic(utility(linear(otherView), other))),
    );
    const won = scores[chosen] ?? 0;
    pairs += scores.length - 1;
    right += scores.filter((score, i) => i !== chosen && score < won).length;
  }
  return pairs === 0 ? 0 : right / pairs;
}
