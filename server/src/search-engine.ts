import path from 'node:path';
import { VOCABULARIES } from '@klammer/contracts/vocabulary';
import { createAnalyser, createEmbeddedEngine, type SearchEngine } from '@klammer/search';
import { type Logger } from 'pino';
import { type Config } from './config.ts';

const { needs, topics, industries, instruments, stages, kinds } = VOCABULARIES;

/**
 * The search engine this installation uses.
 * @param folder where the embedded engine keeps its snapshot; null: in memory only
 */
export function createSearch(config: Config, log: Logger, folder: string | null): SearchEngine {
  const analyser = createAnalyser({
    concepts: [...needs, ...topics, ...industries, ...instruments, ...stages, ...kinds],
  });
  return createEmbeddedEngine({
    analyser,
    directory: folder ? path.join(folder, 'search') : undefined,
    onWarning: (message, cause) => log.warn({ err: cause }, message),
  });
}
