import { fail } from '../errors.ts';
import { itemTest } from '../match/compile.ts';
import { show } from '../values/plain.ts';
import { type Doc, isDoc, type Value } from '../values/types.ts';
import type { Step } from './step.ts';

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
