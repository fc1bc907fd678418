import path from 'node:path';
import { conceptsOf, vocabularyVersion } from '@klammer/contracts/vocabulary';
import {
  createAnalyser,
  createEmbeddedEngine,
  createMeilisearchEngine,
  withLatent,
  type Analyser,
  type SearchEngine,
} from '@klammer/search';
import { type Logger } from 'pino';
import { type Config } from './config.ts';
import { type Latent } from './deps.ts';

const FOUND = ['needs', 'topics', 'industries', 'instruments', 'stages', 'kinds'] as const;

/**
 * The language analysis with the whole vocabulary as it is at the moment; search and matching share it. After a change
 * of the vocabulary the next question makes it anew, in some hundredths of a second; otherwise it costs a comparison.
 */
export function createVocabularyAnalyser(): Analyser {
  let made: { of: object; analyser: Analyser } | undefined;
  const now = (): Analyser => {
    const of = vocabularyVersion();
    if (made?.of !== of) made = { of, analyser: createAnalyser({ concepts: FOUND.flatMap(conceptsOf) }) };
    return made.analyser;
  };
  // Prepared while the store opens, rather than by whoever asks first.
  now();
  return {
    get version() {
      return now().version;
    },
    tokenise: (text) => now().tokenise(text),
    word: (word) => now().word(word),
    stem: (word) => now().stem(word),
    split: (word) => now().split(word),
    respell: (word) => now().respell(word),
    knows: (word) => now().knows(word),
    phrases: (words) => now().phrases(words),
    names: (code) => now().names(code),
    concepts: (text) => now().concepts(text),
    terms: (text) => now().terms(text),
  };
}

/**
 * The search engine this installation uses: Meilisearch where `MEILI_URL` is set, else the embedded one. Both find by
 * latent vectors too, once there is a model.
 * @param analyser the one that `createVocabularyAnalyser` makes
 * @param folder where the embedded engine keeps its snapshot; null: in memory only
 */
export function createSearch(
  config: Config,
  log: Logger,
  analyser: Analyser,
  folder: string | null,
  latent: Latent,
): SearchEngine {
  return withLatent(createEngine(config, log, analyser, folder), { analyser, model: () => latent.current() });
}

function createEngine(config: Config, log: Logger, analyser: Analyser, folder: string | null): SearchEngine {
  if (config.MEILI_URL)
    return createMeilisearchEngine({ url: config.MEILI_URL, adminKey: config.MEILI_KEY, analyser });
  return createEmbeddedEngine({
    analyser,
    directory: folder ? path.join(folder, 'search') : undefined,
    onWarning: (message, cause) => log.warn({ err: cause }, message),
  });
}
