import path from 'node:path';
import { VOCABULARIES } from '@klammer/contracts/vocabulary';
import {
  createAnalyser,
  createEmbeddedEngine,
  createMeilisearchEngine,
  type Analyser,
  type SearchEngine,
} from '@klammer/search';
import { type Logger } from 'pino';
import { type Config } from './config.ts';

const { needs, topics, industries, instruments, stages, kinds } = VOCABULARIES;

/** The language analysis with the product's whole vocabulary; search and matching share it. */
export function createVocabularyAnalyser(): Analyser {
  return createAnalyser({
    concepts: [...needs, ...topics, ...industries, ...instruments, ...stages, ...kinds],
  });
}

/**
 * The search engine this installation uses: Meilisearch where `MEILI_URL` is set, else the embedded one.
 * @param analyser the one that `createVocabularyAnalyser` makes
 * @param folder where the embedded engine keeps its snapshot; null: in memory only
 */
export function createSearch(
  config: Config,
  log: Logger,
  analyser: Analyser,
  folder: string | null,
): SearchEngine {
  if (config.MEILI_URL)
    return createMeilisearchEngine({ url: config.MEILI_URL, adminKey: config.MEILI_KEY, analyser });
  return createEmbeddedEngine({
    analyser,
    directory: folder ? path.join(folder, 'search') : undefined,
    onWarning: (message, cause) => log.warn({ err: cause }, message),
  });
}
