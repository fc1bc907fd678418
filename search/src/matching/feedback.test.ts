import { expect, it } from 'vitest';
import { buildProfile } from './factories.ts';
import {
  createContext,
  rankFor,
  refit,
  refitProven,
  shippedWeights,
  type Feedback,
  type MatchProfile,
} from './index.ts';

const now = new Date('2026-11-23');
const near = { city: 'Duisburg', lat: 51.43, lng: 6.76 };
const far = { city: 'Hamburg', lat: 53.55, lng: 9.99 };

function region(): { seekers: MatchProfile[]; fitting: MatchProfile; neighbour: MatchProfile } {
  const seekers = Array.from({ length: 12 }, (_, i) =>
    buildProfile({ id: `s${i}`, topics: ['iot'], place: near }),
  );
  return {
    seekers,
    fitting: buildProfile({ id: 'fitting', kind: 'company', topics: ['iot'], place: far }),
    neighbour: buildProfile({ id: 'neighbour', kind: 'company', topics: ['medtech'], place: near }),
  };
}

it('turns the ranking to what members accept, and keeps where it came from', () => {
  const { seekers, fitting, neighbour } = region();
  const profiles = [...seekers, fitting, neighbour];
  const before = createContext({ profiles, now });
  const [probe] = seekers;
  if (!probe) throw new Error('no seekers');
  expect(rankFor(probe, [fitting, neighbour], before)[0]?.id).toBe('fitting');

  const feedback = seekers.flatMap((seeker): Feedback[] => [
    { seeker, other: neighbour, verdict: 'accepted' },
    { seeker, other: fitting, verdict: 'declined' },
  ]);
  const weights = refit(feedback, before, shippedWeights, { provenance: 'test' });
  const after = createContext({ profiles, now, weights });
  expect(rankFor(probe, [fitting, neighbour], after)[0]?.id).toBe('neighbour');
  expect(weights).toMatchObject({ version: shippedWeights.version + 1, provenance: 'test' });
});

it('learns nothing from matches that were only shown', () => {
  const { seekers, fitting, neighbour } = region();
  const context = createContext({ profiles: [...seekers, fitting, neighbour], now });
  const feedback = seekers.map((seeker): Feedback => ({ seeker, other: fitting, verdict: 'shown' }));
  expect(refit(feedback, context, shippedWeights, { provenance: 'test' }).views).toEqual(
    shippedWeights.views,
  );
});

it('gives the same weights for the same feedback', () => {
  const { seekers, fitting, neighbour } = region();
  const context = createContext({ profiles: [...seekers, fitting, neighbour], now });
  const feedback = seekers.flatMap((seeker): Feedback[] => [
    { seeker, other: neighbour, verdict: 'kept' },
    { seeker, other: fitting, verdict: 'later' },
  ]);
  const run = (): unknown => refit(feedback, context, shippedWeights, { provenance: 'test' });
  expect(run()).toEqual(run());
});

it('takes new weights only when they foretell seekers it did not learn from', () => {
  const { seekers, fitting, neighbour } = region();
  const context = createContext({ profiles: [...seekers, fitting, neighbour], now });
  const answers = (liked: MatchProfile, other: MatchProfile): Feedback[] =>
    seekers.flatMap((seeker): Feedback[] => [
      { seeker, other: liked, verdict: 'accepted' },
      { seeker, other, verdict: 'declined' },
    ]);
  const taught = refitProven(answers(neighbour, fitting), context, shippedWeights, { provenance: 'test' });
  expect(taught).toMatchObject({ changed: true, choices: 12, seekers: 12, before: 0, after: 1 });
  const known = refitProven(answers(fitting, neighbour), context, shippedWeights, { provenance: 'test' });
  expect(known).toMatchObject({ changed: false, weights: shippedWeights, before: 1 });
});
