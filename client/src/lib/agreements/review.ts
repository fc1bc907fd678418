import type { Agreement } from '@klammer/contracts/agreements';
import { m } from '#lib/paraglide/messages.js';

export const REVIEW_QUESTIONS = [
  ['kept', m.agreement_review_kept],
  ['worthIt', m.agreement_review_worth],
  ['goesOn', m.agreement_review_goes_on],
] as const;
export const VERDICT_WORDS = { yes: m.agreement_yes, partly: m.agreement_partly, no: m.agreement_no };

type Reviewed = Pick<Agreement, 'reviews'> & { abilities: Pick<Agreement['abilities'], 'review'> };

/** The review that waits for the answer of one side: the latest that is due, since it covers those before it. */
export function dueReview({ reviews, abilities }: Reviewed, ownId: string | null, today: string) {
  const latest = reviews.findLast(({ dueOn }) => dueOn <= today);
  const isAnswered = latest?.answers.some(({ organisationId }) => organisationId === ownId);

  return abilities.review && !isAnswered ? latest : undefined;
}
