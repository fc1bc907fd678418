import type { Analyser, LatentModel } from './language/index.ts';
import { wordsAsked } from './check-query.ts';
import type { Query } from './port.ts';

/**
 * How much the latent vector decides among documents that fit equally many words. Chosen on the search
 * benchmark (docs/search.md): more helps broad topics a little and costs exact finds much.
 */
const RATIO = 0.1;

/** The `hybrid` part of a query for these words; undefined when the model knows none of them. */
export function hybridFor(q: string, analyser: Analyser, latent: LatentModel): Query['hybrid'] {
  const vector = latent.embed(analyser.terms(wordsAsked(q)));
  return vector === null ? undefined : { vector, ratio: RATIO };
}
