import { refitProven, type Refit } from '@klammer/search/matching';
import { type Deps } from '../../deps.ts';
import { MatchingPool } from './pool.ts';
import { feedbackRecords } from './records.ts';
import { dropWeights, readWeights, saveWeights } from './weights.ts';

export interface Fitted extends Refit {
  /** answers that were read: verdicts, introductions and what stood beside them */
  answers: number;
}

/**
 * Fits the weights to what this region's members did, beginning with those in use, and keeps them where they foretell
 * better what others did.
 * @param dryRun says what would come of it and keeps nothing
 */
export async function fitWeights(
  deps: Pick<Deps, 'now' | 'analyser' | 'latent'>,
  dryRun: boolean,
): Promise<Fitted> {
  const context = await new MatchingPool(deps).learnt();
  const feedback = await feedbackRecords();
  const start = await readWeights();
  const day = deps.now().toISOString().slice(0, 10);
  const refit = refitProven(feedback, context, start, {
    provenance: `Fitted on ${day} to ${feedback.length} answers of this region, from version ${start.version}.`,
  });
  if (refit.changed && !dryRun) await saveWeights(refit.weights, deps.now());
  return { ...refit, answers: feedback.length };
}

/** Ranks by the shipped weights again. */
export async function resetWeights(): Promise<void> {
  await dropWeights();
}
