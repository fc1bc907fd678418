import { type Output } from '@klammer/contracts/endpoint';
import { type EditedConcept, type Indexing, type vocabularies } from '@klammer/contracts/vocabularies';
import { conceptsOf, OPEN_VOCABULARIES, placeOf, type EditedVocabulary } from '@klammer/contracts/vocabulary';
import { type CodeUses } from '../../contributions/coded.ts';
import { type Deps } from '../../deps.ts';
import { readChanges } from '../region/service.ts';
import { originOf } from './origin.ts';

export const isOpen = (vocabulary: EditedVocabulary): boolean =>
  OPEN_VOCABULARIES.some((open) => open === vocabulary);

/** All concepts of a vocabulary as they are now; those that nobody offers any more too. */
export async function listConcepts(
  deps: Deps,
  uses: readonly CodeUses[],
  vocabulary: EditedVocabulary,
): Promise<Output<typeof vocabularies.list>> {
  const { revision, places, concepts } = await readChanges();
  const changed = new Set(
    (vocabulary === 'regions' ? places : concepts.filter((one) => one.vocabulary === vocabulary)).map(
      ({ code }) => code,
    ),
  );
  const counts = await countUses(uses, vocabulary);
  const items = conceptsOf(vocabulary).map(({ code, label, synonyms, retired }): EditedConcept => {
    const place = vocabulary === 'regions' ? placeOf(code) : undefined;
    return {
      code,
      label,
      synonyms: [...synonyms],
      retired: retired ?? false,
      origin: originOf(vocabulary, code),
      changed: changed.has(code),
      uses: counts.get(code) ?? 0,
      level: place?.level ?? null,
      parent: place?.parent ?? null,
    };
  });
  return { revision, open: isOpen(vocabulary), items, indexing: await readIndexing(deps) };
}

/** How far search is with what was changed. */
export async function readIndexing(deps: Deps): Promise<Indexing> {
  const share = deps.reindexing();
  const model = deps.latent.current();
  return {
    running: share !== null || (await deps.indexIsBehind()),
    share,
    learning: {
      share: deps.latent.progress,
      model: model && { version: model.version, texts: model.trainedOn },
    },
  };
}

async function countUses(
  uses: readonly CodeUses[],
  vocabulary: EditedVocabulary,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { [vocabulary]: count } of uses)
    for (const [code, times] of (await count?.()) ?? []) counts.set(code, (counts.get(code) ?? 0) + times);
  return counts;
}
