import type { Doc, Value } from '../values/types.ts';
import type { Modify } from './paths.ts';

export interface UpdateOptions {
  arrayFilters?: Value[];
  variables?: Doc;
  strings?: (a: string, b: string) => number;
}

export interface Modifier {
  modify: Modify;
  /** Whether a missing path is made. */
  creates: boolean;
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
