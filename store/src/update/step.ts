import { splitPath } from '../values/path.ts';
import { show } from '../values/plain.ts';
import type { Doc, Value } from '../values/types.ts';
import type { Missing, Modify } from './paths.ts';

export interface UpdateOptions {
  arrayFilters?: Value[];
  variables?: Doc;
  strings?: (a: string, b: string) => number;
}

export interface Modifier {
  modify: Modify;
  missing: Missing;
  /** For what depends on the rest of the document; undefined: nothing to do. */
  bind?: (doc: Doc) => Modify | undefined;
}

/** One modifier at one path of an update. */
export interface Step {
  path: string;
  parts: string[];
  modifier: Modifier;
  onInsertOnly: boolean;
}

/** How an error names a document, and a field in it. */
export function idOf(doc: Doc): string {
  return doc.has('_id') ? `{_id: ${show(doc.get('_id'))}}` : '{no id}';
}

export function leafOf(path: string): string {
  return splitPath(path).at(-1) ?? path;
}
