import { createHash } from 'node:crypto';
import type { IndexDefinition } from '../port.ts';

/** Changes when indexes of an older program can't be searched as they are. */
const FORMAT = 1;

/** The words are analysed when asked for, so the analyser is no part of an embedded index's settings. */
export function settingsHash(definition: IndexDefinition): string {
  const { searchable, filterable = [], sortable = [], vectorDimensions = 0, revision = '' } = definition;
  const settings = [
    FORMAT,
    searchable,
    [...filterable].sort(),
    [...sortable].sort(),
    vectorDimensions,
    revision,
  ];
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);
}
