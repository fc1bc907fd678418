import { expect, it } from 'vitest';
import { dueReview } from './review.ts';

type Reviewed = Parameters<typeof dueReview>[0];

const answer = (organisationId: string) => ({
  organisationId,
  kept: 'yes' as const,
  worthIt: 'yes' as const,
  goesOn: 'yes' as const,
  note: '',
  at: '2026-11-20T10:00:00.000Z',
});

function buildReviewed(answeredBy: string[], review = true): Reviewed {
  return {
    abilities: { review },
    reviews: [
      { day: 30, dueOn: '2026-11-16', answers: [] },
      { day: 90, dueOn: '2027-01-15', answers: answeredBy.map(answer) },
      { day: 180, dueOn: '2027-04-15', answers: [] },
    ],
  };
}

it('asks for the latest review that is due, since it covers those before it', () => {
  expect(dueReview(buildReviewed([]), 'a', '2027-01-20')?.day).toBe(90);
});

it('asks for none before the first is due', () => {
  expect(dueReview(buildReviewed([]), 'a', '2026-11-15')).toBeUndefined();
});

it('asks each side by itself', () => {
  expect(dueReview(buildReviewed(['b']), 'a', '2027-01-20')?.day).toBe(90);
  expect(dueReview(buildReviewed(['a']), 'a', '2027-01-20')).toBeUndefined();
});

it('asks nobody who may not answer', () => {
  expect(dueReview(buildReviewed([], false), 'a', '2027-01-20')).toBeUndefined();
});
