import { type FeedbackReason, type Match as MatchOut } from '@klammer/contracts/matches';
import { type Match, type MatchProfile } from '@klammer/search/matching';

/** A verdict of the seeker that says something about others too. */
export interface Lesson {
  profile: MatchProfile;
  verdict: 'interested' | 'later' | 'not-for-us';
  reason: FeedbackReason | null;
}

/** The lesson that moves a match most, and by what its score is multiplied all in all. */
export interface Influence {
  factor: number;
  direction: 'up' | 'down';
  reason: FeedbackReason | null;
  /** Id of the profile that was judged. */
  of: string;
}
export type Weighed = Match & { influence: Influence | null };

/** What a full likeness costs or gains; several lessons multiply. */
const STRENGTH: Partial<Record<FeedbackReason | 'interested', number>> = {
  'wrong-topic': -0.5,
  'wrong-stage': -0.3,
  'wrong-kind': -0.4,
  'too-far': -0.35,
  'no-fit': -0.25,
  interested: 0.15,
};
const LEAST = 0.3;
const MOST = 1.25;
/** Less is not worth a word on the card. */
const TOLD_FROM = 0.05;

/**
 * Moves what is like something judged before: at once, and only for who judged. The weights of all are another
 * matter; `npm run matching:fit` learns them from many verdicts. The order of what no lesson touches stays.
 */
export function weighFeedback(
  matches: readonly Match[],
  profileOf: (id: string) => MatchProfile | undefined,
  seeker: MatchProfile,
  lessons: readonly Lesson[],
): Weighed[] {
  // The fair pass may place a lower score before a higher one; each place keeps a value of its own.
  const values = matches.map((match) => match.score).toSorted((a, b) => b - a);
  return matches
    .map((match, place) => {
      const profile = profileOf(match.id);
      const influence = profile ? influenceOn(profile, seeker, lessons) : null;
      return { match: { ...match, influence }, value: (values[place] ?? 0) * (influence?.factor ?? 1) };
    })
    .sort((a, b) => b.value - a.value)
    .map(({ match }) => match);
}

function influenceOn(
  profile: MatchProfile,
  seeker: MatchProfile,
  lessons: readonly Lesson[],
): Influence | null {
  let factor = 1;
  let [strongest, size]: [Lesson | undefined, number] = [undefined, TOLD_FROM];
  for (const lesson of lessons) {
    const step = strengthOf(lesson) * likeness(profile, lesson, seeker);
    factor *= 1 + step;
    if (Math.abs(step) > size) [strongest, size] = [lesson, Math.abs(step)];
  }
  if (!strongest) return null;
  factor = Math.min(MOST, Math.max(LEAST, factor));
  return {
    factor,
    direction: strengthOf(strongest) > 0 ? 'up' : 'down',
    reason: strongest.reason,
    of: strongest.profile.id,
  };
}

function strengthOf({ verdict, reason }: Lesson): number {
  if (verdict === 'later') return 0;
  return STRENGTH[verdict === 'interested' ? 'interested' : (reason ?? 'other')] ?? 0;
}

/** 0 to 1: how alike two profiles are in what the reason speaks of. */
function likeness(profile: MatchProfile, { profile: judged, reason }: Lesson, seeker: MatchProfile): number {
  if (profile.id === judged.id) return 0;
  switch (reason) {
    case 'wrong-kind':
      return profile.kind === judged.kind ? 1 : 0;
    case 'wrong-stage':
      return profile.kind === judged.kind && profile.stage === judged.stage ? 1 : 0;
    case 'too-far':
      return isElsewhere(profile, seeker) ? 1 : 0;
    default:
      return overlap(themesOf(profile, seeker), themesOf(judged, seeker));
  }
}

function isElsewhere({ place }: MatchProfile, seeker: MatchProfile): boolean {
  return (
    place?.region !== undefined && seeker.place?.region !== undefined && place.region !== seeker.place.region
  );
}

/** Topics and industries; those the seeker has too are no reason to turn somebody down. */
function themesOf(profile: MatchProfile, seeker: MatchProfile): Set<string> {
  const own = new Set([...seeker.topics, ...seeker.industries]);
  return new Set([...profile.topics, ...profile.industries].filter((code) => !own.has(code)));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const code of a) if (b.has(code)) shared += 1;
  return shared / Math.min(a.size, b.size);
}

export function presentInfluence(
  influence: Influence | null,
  nameOf: (id: string) => string | null,
): MatchOut['influence'] {
  if (!influence) return null;
  return { direction: influence.direction, reason: influence.reason, of: nameOf(influence.of) };
}
