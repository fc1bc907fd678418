import { compileStages } from '../aggregate/reshape.ts';
import { fail } from '../errors.ts';
import { show } from '../values/plain.ts';
import { type Doc, firstField, isDoc, typeName, type Value } from '../values/types.ts';
import { modifierOf, renameTo, unknownModifier } from './modifiers.ts';
import { expandPath, mutate } from './paths.ts';
import {
  checkPath,
  comparePaths,
  compileArrayFilters,
  rejectConflicts,
  type Step,
  type UpdateOptions,
} from './step.ts';
import type { MatchState } from '../match/matcher.ts';
/** Changes a document in place, or gives a new one. `isInsert` switches `$setOnInsert` on. */
export type Updater = (doc: Doc, state: MatchState, isInsert: boolean) => Doc;

export interface CompiledUpdate {
  apply: Updater;
  isReplacement: boolean;
  /** Counts as a change even of what is the same: MongoDB compares a replacement as it came, mostly without `_id`. */
  isNeverSame?: boolean;
  /** Has a `$` in a path, so it needs to know where the filter matched. */
  isPositional: boolean;
  /** The first part of every path that can change; undefined if any can. */
  touched: Set<string> | undefined;
}

/** Compiles an update document, a replacement, or an update pipeline. */
export function compileUpdate(update: Value, options: UpdateOptions = {}): CompiledUpdate {
  if (Array.isArray(update)) {
    if (options.arrayFilters)
      fail('FailedToParse', 'arrayFilters may not be specified for pipeline-style updates');
    const stages = compileStages(update, options.variables);
    return whole(stages, false);
  }
  if (!isDoc(update)) fail('FailedToParse', 'Update argument must be either an object or an array');
  if (!firstField(update)[0].startsWith('$')) return replacement(update);
  return operators(update, options);
}

function replacement(update: Doc): CompiledUpdate {
  const name = [...update.keys()].find((name) => name.startsWith('$'));
  if (name !== undefined)
    fail(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  return { ...whole(() => new Map(update), true), isNeverSame: firstField(update)[0] !== '_id' };
}

/** An update that makes a document anew. */
function whole(make: (doc: Doc) => Doc, isReplacement: boolean): CompiledUpdate {
  return { apply: (doc) => keepId(doc, make(doc)), isReplacement, isPositional: false, touched: undefined };
}

/** `_id` never changes; a document that leaves it out keeps it, in first place. */
function keepId(before: Doc, after: Doc): Doc {
  const id = before.get('_id');
  if (id === undefined || after.has('_id')) return after;
  return new Map<string, Value>([['_id', id], ...after]);
}

function operators(update: Doc, options: UpdateOptions): CompiledUpdate {
  const steps: Step[] = [];
  for (const [name, fields] of update) {
    if (!name.startsWith('$')) unknownModifier(name);
    if (!isDoc(fields))
      fail(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${show(fields)}}`,
      );
    for (const [path, operand] of fields) {
      for (const step of stepsOf(name, path, operand, options)) steps.push(step);
    }
  }
  rejectConflicts(steps);
  // MongoDB applies the paths in lexicographic order, which decides the place of new fields.
  steps.sort((a, b) => comparePaths(a.parts, b.parts));
  const filters = compileArrayFilters(options.arrayFilters ?? [], steps, update);
  const touched = new Set(steps.flatMap((step) => step.parts.slice(0, 1)));
  const isPositional = steps.some((step) => step.parts.includes('$'));
  return { apply, isReplacement: false, isPositional, touched };

  function apply(doc: Doc, state: MatchState, isInsert: boolean): Doc {
    // Bound first: $rename must read its source before another step removes it.
    const changes = steps.map(({ modifier }) => (modifier.bind ? modifier.bind(doc) : modifier.modify));
    for (const [i, { parts, modifier, onInsertOnly }] of steps.entries()) {
      const modify = changes[i];
      if (!modify || (onInsertOnly && !isInsert)) continue;
      for (const concrete of expandPath(doc, parts, state, filters))
        mutate(doc, concrete, modify, modifier.missing);
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
    fail('BadValue', `The 'to' field for $rename must be a string: ${path}: ${show(operand)}`);
  if ([...parts, ...operand.split('.')].some((part) => part.startsWith('$')))
    fail('BadValue', `The source and target field for $rename must not be positional: ${path}`);
  if (path === operand)
    fail('BadValue', `The source and target field for $rename must differ: ${path}: ${show(operand)}`);
  return [
    { path: operand, parts: checkPath(operand), modifier: renameTo(operand, path), onInsertOnly },
    { path, parts, modifier: modifierOf('$unset', path, operand, options), onInsertOnly },
  ];
}
