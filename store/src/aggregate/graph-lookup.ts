import { BSONRegExp } from 'bson';
import { fail } from '../errors.ts';
import { keyText } from '../values/key.ts';
import { put, splitPath, walk } from '../values/path.ts';
import { docOr, integerOr, stringOf } from '../values/plain.ts';
import type { Doc, Value } from '../values/types.ts';
import { compileExpression } from './expression.ts';
import { Held } from '../values/held.ts';
import { docOperand, type PipelineScope, type Stage } from './stage.ts';

const fields =
  'from startWith connectFromField connectToField as maxDepth depthField restrictSearchWithMatch';

/** `$graphLookup`: follows links level by level; each level is one query, which an index answers where there is one. */
export function graphLookup(operand: Value, scope: PipelineScope): Stage {
  const spec = docOperand('$graphLookup', operand, fields);
  const [from, as, to] = [stringOf(spec, 'from'), stringOf(spec, 'as'), stringOf(spec, 'connectToField')];
  const next = splitPath(stringOf(spec, 'connectFromField'));
  const startWith = spec.get('startWith');
  if (startWith === undefined) fail(40105, '$graphLookup needs startWith');
  const start = compileExpression(startWith, scope.variables);
  const maxDepth = integerOr(spec, 'maxDepth', Infinity);
  if (maxDepth < 0) fail(40101, '$graphLookup.maxDepth requires a number from 0');
  const depthField = spec.has('depthField') ? splitPath(stringOf(spec, 'depthField')) : undefined;
  const restriction = docOr(spec, 'restrictSearchWithMatch');
  const inner: PipelineScope = { ...scope, collection: from, hint: undefined };

  function follow(doc: Doc): Doc[] {
    const asked = new Set<string>();
    const found = new Map<string, Doc>();
    const held = new Held('$graphLookup');
    let wanted: Value[] = [];
    const want = (value: Value | undefined): void => {
      if (Array.isArray(value)) return value.forEach(want);
      // A regular expression would run as a pattern, and reach what is not equal to it.
      if (value === undefined || value instanceof BSONRegExp) return;
      if (asked.size < asked.add(keyText(value)).size) wanted.push(value);
    };
    want(start(doc, scope.variables));
    for (let depth = 0; wanted.length > 0 && depth <= maxDepth; depth++) {
      const filter: Doc = new Map([['$and', [restriction, new Map([[to, new Map([['$in', wanted]])]])]]]);
      wanted = [];
      for (const reached of scope.runPipeline([new Map([['$match', filter]])], inner)) {
        const key = keyText(reached.get('_id') ?? null);
        if (found.has(key)) continue;
        walk(reached, next, (leaf) => {
          want(leaf);
          return false;
        });
        if (depthField) put(reached, depthField, BigInt(depth));
        held.add(reached);
        found.set(key, reached);
      }
    }
    return [...found.values()];
  }

  return function* followed(docs) {
    for (const doc of docs) {
      const result: Doc = new Map(doc);
      put(result, splitPath(as), follow(doc));
      yield result;
    }
  };
}
