import { type z } from 'zod';
import { type Completeness, type Kind, type ProfileFields } from '@klammer/contracts/profiles';
import { isWritten } from '@klammer/contracts/text';

type Check = (profile: ProfileFields) => boolean;

/** What counts towards a complete profile, in points; the points that a kind does not have are left out of its sum. */
const COMMON: [field: string, points: number, check: Check][] = [
  ['headline', 15, (profile) => isWritten(profile.headline)],
  ['needs', 20, (profile) => profile.needs.length > 0],
  ['offers', 20, (profile) => profile.offers.length > 0],
  ['description', 12, (profile) => isWritten(profile.description)],
  ['topics', 10, (profile) => profile.topics.length > 0],
  ['industries', 6, (profile) => profile.industries.length > 0],
  ['place', 6, (profile) => profile.place !== null],
  ['website', 3, (profile) => profile.website !== ''],
  ['logo', 3, (profile) => profile.logo !== null],
  ['team', 3, (profile) => profile.team.length > 0],
];
const BY_KIND: Record<Kind, typeof COMMON> = {
  startup: [
    ['stage', 8, (profile) => profile.stage !== null],
    ['teamSize', 2, (profile) => profile.teamSize !== null],
    ['traction', 5, (profile) => isWritten(profile.traction)],
    ['deck', 3, (profile) => profile.deck !== null],
  ],
  company: [
    ['sourcing', 8, (profile) => profile.sourcing !== null && isWritten(profile.sourcing.programmes)],
  ],
  investor: [
    ['investing', 15, (profile) => profile.investing !== null && profile.investing.ticketMaxEur > 0],
  ],
  partner: [],
};

/** How complete a profile is for its kind, and what is missing, the most useful step first. */
export function completenessOf(kind: Kind, profile: ProfileFields): z.infer<typeof Completeness> {
  const checks = [...COMMON, ...BY_KIND[kind]];
  const total = checks.reduce((sum, [, points]) => sum + points, 0);
  const missing = checks.filter(([, , check]) => !check(profile));
  const lacking = missing.reduce((sum, [, points]) => sum + points, 0);
  return {
    percent: Math.floor(((total - lacking) / total) * 100),
    missing: missing
      .map(([field, points]) => ({ field, gain: Math.round((points / total) * 100) }))
      .toSorted((a, b) => b.gain - a.gain),
  };
}
