import { fail, type ActionFailure } from '@sveltejs/kit';
import type { ProblemBody } from '@klammer/contracts/problems';
import { ApiProblem } from '#lib/api.ts';

/** What a form action hands back where the API refused: the page words it and marks the fields. */
export type Refusal<Kept> = Kept & { refusal: ProblemBody };

/**
 * Does what a form asked for; where the API refuses, answers with the refusal and what was typed, so that the page
 * can show both again. Anything that is no refusal (the store is away, a bug) reaches the error page.
 */
export async function attempt<Result, Kept extends object>(
  kept: Kept,
  work: () => Promise<Result>,
): Promise<Result | ActionFailure<Refusal<Kept>>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code === 'internal') throw error;

    return fail(error.status, { ...kept, refusal: error.problem });
  }
}
