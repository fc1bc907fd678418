import { type FittingReason, type FundingFor } from '@klammer/contracts/funding';
import { chainOf } from '@klammer/contracts/vocabulary';
import { type ProfileDoc } from '../profiles/service.ts';

export type Fitted = Pick<ProfileDoc, 'kind' | 'stage' | 'industries' | 'topics' | 'place'>;

/**
 * Why a programme fits a profile; null where it does not. Every list that is not empty must meet the profile. What a
 * profile does not say speaks for nothing and against nothing: somebody who has not named a stage yet should hear of it.
 */
export function fits(programme: FundingFor, profile: Fitted): FittingReason[] | null {
  const around = profile.place ? chainOf(profile.place.region).map((place) => place.code) : [];
  const said: [FittingReason['by'], readonly string[], readonly string[]][] = [
    ['kinds', programme.kinds, [profile.kind]],
    ['stages', programme.stages, profile.stage ? [profile.stage] : []],
    ['industries', programme.industries, profile.industries],
    ['topics', programme.topics, profile.topics],
    ['regions', programme.regions, around],
  ];
  const reasons: FittingReason[] = [];
  for (const [by, wanted, own] of said) {
    if (wanted.length === 0 || own.length === 0) continue;
    const codes = own.filter((code) => wanted.includes(code));
    if (codes.length === 0) return null;
    // Of the regions around somebody, the smallest that is named.
    reasons.push({ by, codes: by === 'regions' ? codes.slice(0, 1) : codes });
  }
  return reasons;
}

/** How much speaks for it: what few programmes ask for counts more than what nearly all do. */
export function weightOf(reasons: readonly FittingReason[]): number {
  const weights = { kinds: 1, regions: 1, stages: 2, industries: 3, topics: 3 };
  return reasons.reduce((sum, { by }) => sum + weights[by], 0);
}
