import { type LatentModel } from '@klammer/search';
import { learnContext, type Analyse, type MatchContext, type MatchProfile } from '@klammer/search/matching';
import { type Deps } from '../../deps.ts';
import { readWeights } from './weights.ts';

const SLICE_MS = 8;

/** What the texts of all profiles say together: how rare each word is, and what stands near it. */
export async function learnFrom(
  deps: Pick<Deps, 'now' | 'analyser'>,
  profiles: MatchProfile[],
  latent: LatentModel | null,
): Promise<MatchContext> {
  const analyse = await analyseAll(deps, profiles);
  return learnContext({
    profiles,
    now: deps.now(),
    analyse,
    weights: await readWeights(),
    embed: (text) => latent?.embed(analyse(text)) ?? null,
  });
}

/** Analyses all texts beforehand, in slices: thousands at once would keep every other request waiting. */
async function analyseAll(
  { analyser }: Pick<Deps, 'analyser'>,
  profiles: readonly MatchProfile[],
): Promise<Analyse> {
  const terms = new Map<string, string[]>();
  let sliceStart = performance.now();
  for (const { text } of profiles) {
    terms.set(text, analyser.terms(text));
    if (performance.now() - sliceStart < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  }
  return (text) => terms.get(text) ?? analyser.terms(text);
}
