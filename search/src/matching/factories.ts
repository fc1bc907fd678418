import type { MatchProfile } from './profile.ts';

/** Profiles for tests and benchmarks: state only what matters, the rest is plain. */
export function buildProfile(given: Partial<MatchProfile> & { id: string }): MatchProfile {
  return {
    kind: 'startup',
    needs: [],
    offers: [],
    topics: [],
    industries: [],
    text: '',
    updatedAt: '2026-11-01',
    ...given,
  };
}
