import { fold, tokenise, type Analyser } from '../../src/index.ts';

/** Knows no language: like Meilisearch, which neither stems nor splits nor knows the vocabulary. */
export const plainAnalyser: Analyser = {
  version: 'plain',
  tokenise,
  word: (word) => ({ stems: [fold(word)], parts: [], concepts: [], partConcepts: [], stopword: false }),
  stem: (word) => [fold(word)],
  knows: () => false,
  split: (word) => [word],
  respell: () => [],
  phrases: () => [],
  names: () => [],
  concepts: () => [],
  terms: (text) => tokenise(text).map((token) => token.word),
};
