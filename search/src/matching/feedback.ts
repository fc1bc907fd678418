import type { Choice } from './fit.ts';
import { fit, type FitOptions } from './fit.ts';
import type { MatchProfile } from './profile.ts';
import { pairFeatures, type MatchContext } from './rank.ts';
import { viewOf, type Weights } from './weights.ts';

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
export function choicesFrom(feedback: Feedback[], context: MatchContext): Choice[] {
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
