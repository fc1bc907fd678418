import { conceptsOf, type Concept, type VocabularyName } from '@klammer/contracts/vocabulary';
import { getLocale } from '#lib/paraglide/runtime.js';

export interface Found {
  code: string;
  label: string;
  /** The other word that the query fitted, where it is not the label: "Finanzierung" finds Kapital. */
  via?: string;
}

/**
 * The concepts of a vocabulary that fit what was typed, in either language or by a synonym; those whose label
 * starts with it first. Without a query all that are not chosen yet. Retired ones are not offered.
 */
export function findConcepts(vocabulary: VocabularyName, query: string, chosen: readonly string[]): Found[] {
  const wanted = fold(query);

  return conceptsOf(vocabulary)
    .filter(({ code, retired }) => !retired && !chosen.includes(code))
    .map((concept) => rate(concept, wanted))
    .filter((rated) => rated.rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .map((rated) => rated.found);
}

function rate(concept: Concept, wanted: string): { rank: number; found: Found } {
  const own = concept.label[getLocale()];
  const found: Found = { code: concept.code, label: own };

  if (wanted === '') return { rank: 0, found };
  if (fold(own).startsWith(wanted)) return { rank: 1, found };
  if (fold(own).includes(wanted)) return { rank: 2, found };

  const via = [concept.label.de, concept.label.en, ...concept.synonyms].find((word) =>
    fold(word).includes(wanted),
  );

  return via
    ? { rank: fold(via).startsWith(wanted) ? 3 : 4, found: { ...found, via } }
    : { rank: Infinity, found };
}

/** Lower case without accents, so that "buro" finds Büro. */
function fold(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
