import { MOST_AT_ONCE } from '@klammer/contracts/deal-shapes';
import { readCsv } from '../../csv.ts';

/** Words people put above their columns. */
const COLUMNS: Record<'name' | 'website' | 'stage' | 'source' | 'note', readonly string[]> = {
  name: ['name', 'organisation', 'organization', 'company', 'start-up', 'startup', 'firma', 'unternehmen'],
  website: ['website', 'webseite', 'web', 'url'],
  stage: ['stage', 'stufe', 'status', 'phase'],
  source: ['source', 'quelle'],
  note: ['note', 'notes', 'notiz', 'notizen', 'comment', 'kommentar'],
};

/** One row of a CSV as it stands there; a column that is not there is empty. */
export type Row = Record<keyof typeof COLUMNS, string>;

/** @throws Problem invalid-input where it is no CSV, no column is the name, or there are too many rows */
export function readRows(csv: string): Row[] {
  return readCsv(csv, COLUMNS, { required: 'name', most: MOST_AT_ONCE });
}
