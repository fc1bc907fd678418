import { itemTest } from '../match/compile.ts';
import { fail } from '../errors.ts';
import { splitPath } from '../values/path.ts';
import type { Missing, Modify } from './paths.ts';
import { show } from '../values/plain.ts';
import { type Doc, isDoc, type Value } from '../values/types.ts';

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

export function checkPath(path: string): string[] {
  const parts = path.split('.');
  if (path === '') fail('EmptyFieldName', 'An empty update path is not valid.');
  if (parts.includes(''))
    fail('EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`);
  const [first = ''] = parts;
  if (first === '$' || first.startsWith('$[')) {
    fail('BadValue', `Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  }
  if (parts.filter((part) => part === '$').length > 1)
    fail('BadValue', `Too many positional (i.e. '$') elements found in path '${path}'`);
  return parts;
}

export function rejectConflicts(steps: Step[]): void {
  const paths = steps.map((step) => step.path).sort();
  const seen = new Set<string>();
  for (const path of paths) {
    const parts = path.split('.');
    for (let i = 1; i <= parts.length; i++) {
      const prefix = parts.slice(0, i).join('.');
      if (seen.has(prefix))
        fail(
          'ConflictingUpdateOperators',
          `Updating the path '${path}' would create a conflict at '${prefix}'`,
        );
    }
    seen.add(path);
  }
}

export function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x = '', y = ''] = [a[i], b[i]];
    if (x === y) continue;
    const isNumbers = /^\d+$/.test(x) && /^\d+$/.test(y);
    return isNumbers ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return a.length - b.length;
}

export function compileArrayFilters(
  filters: Value[],
  steps: Step[],
  update: Doc,
): Map<string, (item: Value) => boolean> {
  const result = new Map<string, (item: Value) => boolean>();
  for (const filter of filters) {
    if (!isDoc(filter)) fail('TypeMismatch', 'arrayFilters must hold objects');
    const [name, test] = arrayFilter(filter);
    if (result.has(name))
      fail('FailedToParse', `Found multiple array filters with the same top-level field name ${name}`);
    if (!steps.some(({ parts }) => parts.includes(`$[${name}]`))) {
      fail(
        'FailedToParse',
        `The array filter for identifier '${name}' was not used in the update ${show(update)}`,
      );
    }
    result.set(name, test);
  }
  for (const { parts, path } of steps) {
    for (const part of parts) {
      const name = /^\$\[(.+)\]$/.exec(part)?.[1];
      if (name !== undefined && !result.has(name)) {
        fail('BadValue', `No array filter found for identifier '${name}' in path '${path}'`);
      }
    }
  }
  return result;
}

/** `{'item.price': {$gt: 1}}` becomes a test of items whose identifier is `item`. */
function arrayFilter(filter: Doc): [string, (item: Value) => boolean] {
  const wrapped = filterNames(filter);
  const [name] = wrapped;
  if (name === undefined || wrapped.size !== 1) {
    fail(
      'FailedToParse',
      'Error parsing array filter :: caused by :: Expected a single top-level field name',
    );
  }
  const test = itemTest(new Map([['$and', [filter]]]), {});
  return [name, (item) => test(new Map([[name, item]]))];
}

function filterNames(filter: Doc): Set<string> {
  const names = new Set<string>();
  for (const [path, value] of filter) {
    if (path.startsWith('$') && Array.isArray(value)) {
      for (const branch of value) if (isDoc(branch)) for (const name of filterNames(branch)) names.add(name);
    } else if (!path.startsWith('$')) names.add(path.split('.')[0] ?? '');
  }
  return names;
}
