import { CommandError } from '../errors.ts';
import { itemTest } from '../match/compile.ts';
import type { MatchState } from '../match/compile.ts';
import { isDoc } from '../values/types.ts';
import type { Doc, Value } from '../values/types.ts';
import { show } from '../values/plain.ts';
import { compileStages } from '../aggregate/reshape.ts';
import { modifierOf } from './modifiers.ts';
import type { Modifier } from './modifiers.ts';
import { expandPath, mutate } from './paths.ts';

export interface UpdateOptions {
  arrayFilters?: Value[];
  variables?: Doc;
  strings?: (a: string, b: string) => number;
}

/** Changes a document in place, or gives a new one. `isInsert` switches `$setOnInsert` on. */
export type Updater = (doc: Doc, state: MatchState, isInsert: boolean) => Doc;

export interface CompiledUpdate {
  apply: Updater;
  isReplacement: boolean;
  /** The first part of every path that can change; undefined if any can. */
  touched: Set<string> | undefined;
}

/** Compiles an update document, a replacement, or an update pipeline. */
export function compileUpdate(update: Value, options: UpdateOptions = {}): CompiledUpdate {
  if (Array.isArray(update)) {
    if (options.arrayFilters)
      throw new CommandError('FailedToParse', 'arrayFilters may not be specified for pipeline-style updates');
    const stages = compileStages(update, options.variables);
    return { apply: (doc) => keepId(doc, stages(doc)), isReplacement: false, touched: undefined };
  }
  if (!isDoc(update))
    throw new CommandError('FailedToParse', 'Update argument must be either an object or an array');
  const first = update.keys().next().value;
  if (first === undefined || !first.startsWith('$')) return replacement(update);
  return operators(update, options);
}

function replacement(update: Doc): CompiledUpdate {
  for (const name of update.keys()) {
    if (name.startsWith('$')) {
      throw new CommandError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    }
  }
  return { apply: (doc) => keepId(doc, new Map(update)), isReplacement: true, touched: undefined };
}

/** `_id` never changes; a document that leaves it out keeps it, in first place. */
function keepId(before: Doc, after: Doc): Doc {
  const id = before.get('_id');
  if (id === undefined || after.has('_id')) return after;
  return new Map<string, Value>([['_id', id], ...after]);
}

interface Step {
  path: string;
  parts: string[];
  modifier: Modifier;
  onInsertOnly: boolean;
}

function operators(update: Doc, options: UpdateOptions): CompiledUpdate {
  const steps: Step[] = [];
  for (const [name, fields] of update) {
    if (!name.startsWith('$'))
      throw new CommandError(
        'FailedToParse',
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    if (!isDoc(fields))
      throw new CommandError(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${show(fields)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${show(fields)}}`,
      );
    for (const [path, operand] of fields) {
      for (const step of stepsOf(name, path, operand, options)) steps.push(step);
    }
  }
  rejectConflicts(steps);
  // MongoDB applies the paths in lexicographic order, which decides the place of new fields.
  steps.sort((a, b) => comparePaths(a.parts, b.parts));
  const filters = compileArrayFilters(options.arrayFilters ?? [], steps);
  const touched = new Set(steps.flatMap((step) => step.parts.slice(0, 1)));
  return { apply, isReplacement: false, touched };

  function apply(doc: Doc, state: MatchState, isInsert: boolean): Doc {
    // Bound first: $rename must read its source before another step removes it.
    const changes = steps.map(({ modifier }) => (modifier.bind ? modifier.bind(doc) : modifier.modify));
    for (const [i, { parts, modifier, onInsertOnly }] of steps.entries()) {
      const modify = changes[i];
      if (!modify || (onInsertOnly && !isInsert)) continue;
      for (const concrete of expandPath(doc, parts, state, filters))
        mutate(doc, concrete, modify, modifier.creates);
    }
    return doc;
  }
}

function stepsOf(name: string, path: string, operand: Value, options: UpdateOptions): Step[] {
  const parts = checkPath(path);
  const onInsertOnly = name === '$setOnInsert';
  if (name !== '$rename')
    return [{ path, parts, modifier: modifierOf(name, path, operand, options), onInsertOnly }];
  if (typeof operand !== 'string')
    throw new CommandError('BadValue', `The 'to' field for $rename must be a string: ${path}`);
  if ([...parts, ...operand.split('.')].some((part) => part.startsWith('$')))
    throw new CommandError(
      'BadValue',
      `The source and target field for $rename must not be positional: ${path}`,
    );
  if (path === operand)
    throw new CommandError('BadValue', `The source and target field for $rename must differ: ${path}`);
  return [
    {
      path: operand,
      parts: checkPath(operand),
      modifier: modifierOf('$renameTo', path, operand, options),
      onInsertOnly,
    },
    { path, parts, modifier: modifierOf('$unset', path, operand, options), onInsertOnly },
  ];
}

function checkPath(path: string): string[] {
  const parts = path.split('.');
  if (path === '' || parts.includes(''))
    throw new CommandError(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  const [first = ''] = parts;
  if (first === '$' || first.startsWith('$[')) {
    throw new CommandError(
      'BadValue',
      `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
    );
  }
  return parts;
}

function rejectConflicts(steps: Step[]): void {
  const paths = steps.map((step) => step.path).sort();
  const seen = new Set<string>();
  for (const path of paths) {
    const parts = path.split('.');
    for (let i = 1; i <= parts.length; i++) {
      const prefix = parts.slice(0, i).join('.');
      if (seen.has(prefix))
        throw new CommandError(
          'ConflictingUpdateOperators',
          `Updating the path '${path}' would create a conflict at '${prefix}'`,
        );
    }
    seen.add(path);
  }
}

function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x = '', y = ''] = [a[i], b[i]];
    if (x === y) continue;
    const isNumbers = /^\d+$/.test(x) && /^\d+$/.test(y);
    return isNumbers ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return a.length - b.length;
}

function compileArrayFilters(filters: Value[], steps: Step[]): Map<string, (item: Value) => boolean> {
  const result = new Map<string, (item: Value) => boolean>();
  for (const filter of filters) {
    if (!isDoc(filter)) throw new CommandError('TypeMismatch', 'arrayFilters must hold objects');
    const [name, test] = arrayFilter(filter);
    if (result.has(name))
      throw new CommandError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    if (!steps.some(({ parts }) => parts.includes(`$[${name}]`))) {
      throw new CommandError(
        'FailedToParse',
        `The array filter for identifier '${name}' was not used in the update`,
      );
    }
    result.set(name, test);
  }
  for (const { parts, path } of steps) {
    for (const part of parts) {
      const name = /^\$\[(.+)\]$/.exec(part)?.[1];
      if (name !== undefined && !result.has(name)) {
        throw new CommandError(
          'BadValue',
          `No array filter found for identifier '${name}' in path '${path}'`,
        );
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
    throw new CommandError(
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
