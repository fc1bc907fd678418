import { BSONRegExp } from 'bson';
import { fail } from '../errors.ts';
import { put, splitPath, walk } from '../values/path.ts';
import { type Doc, isDoc, type Value } from '../values/types.ts';
import type { Evaluate } from './evaluate.ts';
import { compileExpression } from './expression.ts';
import { holdAll } from '../values/held.ts';
import { asDoc, docOperand, innerStages, type PipelineScope, type Stage } from './stage.ts';

/** `$lookup`: each document asks the other collection by a filter, which an index answers where there is one. */
export function lookup(operand: Value): Stage {
  const spec = docOperand('$lookup', operand, 'from localField foreignField let pipeline as');
  const [from, as, local, foreign] = ['from', 'as', 'localField', 'foreignField'].map((name) =>
    spec.get(name),
  );
  const pipeline = spec.has('pipeline') ? innerStages('$lookup', spec.get('pipeline')) : [];
  if (typeof as !== 'string') fail('FailedToParse', '$lookup needs `as`');
  if (typeof from !== 'string' && !spec.has('pipeline')) fail('FailedToParse', '$lookup needs `from`');
  if ((local === undefined) !== (foreign === undefined))
    fail('FailedToParse', '$lookup requires both or neither of localField and foreignField');
  if (local === undefined && !spec.has('pipeline'))
    fail('FailedToParse', "$lookup requires either 'pipeline' or both 'localField' and 'foreignField'");
  const lets = spec.get('let');
  const target = splitPath(as);
  return function* joined(docs, scope) {
    const bound = isDoc(lets)
      ? [...lets].map(([name, value]): [string, Evaluate] => [
          name,
          compileExpression(value, scope.variables),
        ])
      : [];
    const inner: PipelineScope = {
      ...scope,
      collection: typeof from === 'string' ? from : undefined,
      hint: undefined,
    };
    for (const doc of docs) {
      const variables: Doc = new Map(scope.variables ?? []);
      for (const [name, evaluate] of bound) variables.set(name, evaluate(doc, scope.variables) ?? null);
      const stages = indexable(pipeline, variables);
      if (typeof local === 'string' && typeof foreign === 'string')
        stages.unshift(new Map([['$match', joinFilter(doc, local, foreign)]]));
      const result: Doc = new Map(doc);
      put(result, target, holdAll('$lookup', scope.runPipeline(stages, { ...inner, variables })));
      yield result;
    }
  };
}

function joinFilter(doc: Doc, local: string, foreign: string): Doc {
  const wanted: Value[] = [];
  walk(doc, splitPath(local), (leaf) => {
    if (Array.isArray(leaf)) wanted.push(...leaf);
    else if (leaf !== undefined) wanted.push(leaf);
    return false;
  });
  if (wanted.length === 0) wanted.push(null);
  // A regular expression among the values would run as a pattern, and join what is not equal to it.
  return new Map([[foreign, new Map([['$in', wanted.filter((item) => !(item instanceof BSONRegExp))]])]]);
}

/**
 * Turns `$expr: {$eq: ['$field', '$$variable']}` of the leading `$match` into a plain equality beside it, so that an
 * index can serve it. The `$expr` stays: equality of a filter is the wider one (it looks into arrays).
 */
function indexable(pipeline: Doc[], variables: Doc): Doc[] {
  const match = pipeline[0]?.get('$match');
  const expression = isDoc(match) ? match.get('$expr') : undefined;
  if (!isDoc(match) || !isDoc(expression)) return [...pipeline];
  const and = expression.get('$and');
  const extra: Value[] = [];
  for (const part of Array.isArray(and) ? and : [expression]) {
    const pair = isDoc(part) ? (part.get('$eq') ?? null) : null;
    if (!Array.isArray(pair) || pair.length !== 2) continue;
    const path = pair.find((side) => typeof side === 'string' && /^\$[^$]/.test(side));
    const other = pair.find((side) => side !== path);
    const value =
      typeof other === 'string' && /^\$\$[^.]+$/.test(other) ? variables.get(other.slice(2)) : undefined;
    if (typeof path === 'string' && !path.includes('.') && isPlain(value))
      extra.push(new Map([[path.slice(1), new Map([['$eq', value]])]]));
  }
  if (extra.length === 0) return [...pipeline];
  return [new Map([['$match', new Map([['$and', [...extra, match]]])]]), ...pipeline.slice(1)];
}

/** Null would also be equal to missing in a filter, but not in an expression; arrays differ as well. */
function isPlain(value: Value | undefined): value is Value {
  return value !== undefined && value !== null && !Array.isArray(value) && !isDoc(value);
}

export function unionWith(operand: Value): Stage {
  const spec = docOperand('$unionWith', asDoc('coll', operand), 'coll pipeline');
  const name = spec.get('coll');
  const pipeline = spec.has('pipeline') ? innerStages('$unionWith', spec.get('pipeline')) : [];
  return function* united(docs, scope) {
    yield* docs;
    if (typeof name === 'string')
      yield* scope.runPipeline(pipeline, { ...scope, collection: name, hint: undefined });
    else yield* scope.runStages([], pipeline, scope);
  };
}
