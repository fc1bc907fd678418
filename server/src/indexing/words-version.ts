import { createHash } from 'node:crypto';
import { conceptsOf, SHIPPED, vocabularyVersion, type VocabularyName } from '@klammer/contracts/vocabulary';

let known: { of: object; version: string } | undefined;

/** Hash of all words of the vocabulary: documents of the index hold labels, and places what they lie in. */
export function wordsVersion(): string {
  const of = vocabularyVersion();
  if (known?.of !== of) known = { of, version: hashWords() };
  return known.version;
}

function hashWords(): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(SHIPPED) as VocabularyName[]) hash.update(JSON.stringify(conceptsOf(name)));
  return hash.digest('hex').slice(0, 12);
}
