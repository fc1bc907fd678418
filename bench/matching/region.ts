import { buildProfile } from '../../search/src/matching/factories.ts';
import { randomFrom } from '../../search/src/matching/fit.ts';
import type { MatchProfile, ProfileKind } from '../../search/src/matching/index.ts';

const WISHES = 34;
const TOPICS = 18;
const INDUSTRIES = 22;
const WORDS = 20_000;
const TEXT_WORDS = 60;
const KINDS: ProfileKind[] = ['startup', 'startup', 'startup', 'company', 'company', 'investor', 'partner'];
const STAGES = ['idea', 'pre-seed', 'seed', 'start-up', 'growth'];

/** A made-up region, the same for the same size: codes and words fall off as they do in real ones (rank²). */
export function madeRegion(size: number): MatchProfile[] {
  const next = randomFrom(size);
  const rank = (n: number): number => Math.floor(next() ** 2 * n);
  const codes = (prefix: string, n: number, most: number): string[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(next() * most) }, () => `${prefix}${rank(n)}`)),
  ];
  const wishes = (): { code: string }[] => codes('n', WISHES, 4).map((code) => ({ code }));
  return Array.from({ length: size }, (_, i) => {
    const kind = KINDS[Math.floor(next() * KINDS.length)] ?? 'startup';
    return buildProfile({
      id: `p${i}`,
      kind,
      needs: wishes(),
      offers: wishes(),
      topics: codes('t', TOPICS, 3),
      industries: codes('i', INDUSTRIES, 2),
      stage: kind === 'startup' ? STAGES[Math.floor(next() * STAGES.length)] : undefined,
      place: { city: `c${rank(40)}`, lat: 51 + next(), lng: 6 + next() },
      raising: kind === 'startup' && next() < 0.5 ? { amountEur: 10 ** (4 + 3 * next()) } : undefined,
      text: Array.from({ length: TEXT_WORDS }, () => `w${rank(WORDS)}`).join(' '),
      updatedAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(next() * 320))).toISOString(),
      history:
        kind === 'investor'
          ? Array.from({ length: rank(20) }, () => ({ topics: codes('t', TOPICS, 2), at: '2025' }))
          : undefined,
    });
  });
}
