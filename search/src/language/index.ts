export { fold, umlautVariants } from './fold.ts';
export { tokenise, wordsOf, type Token } from './tokenise.ts';
export { stem, stems, type Language } from './stem.ts';
export { detectLanguage, isStopword } from './stopwords.ts';
export type { Concept, ConceptMatch } from './concepts.ts';
export {
  conceptTerm,
  countWords,
  createAnalyser,
  type Analyser,
  type AnalyserOptions,
  type WordAnalysis,
} from './analyser.ts';
export { createBm25, type Bm25, type Bm25Options } from './bm25.ts';
export { createLatentModel, trainLatent, type LatentModel, type TrainOptions } from './latent.ts';
export { decodeLatent, encodeLatent } from './latent-file.ts';
