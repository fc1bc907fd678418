import { type Accumulator, accumulators, some } from './accumulators.ts';
import { countOf } from './bound.ts';
import { fail } from '../errors.ts';
import { type Evaluate, part, type Variables } from './evaluate.ts';
import { checkNames, compileExpression } from './expression.ts';
import { Held } from '../values/held.ts';
import { keyText } from '../values/key.ts';
import { compareKeys, sortFields, sortKeyOf, Top } from '../sort/order.ts';
import { docOr, words } from '../values/plain.ts';
import { docOperand, type PipelineScope, type Stage } from './stage.ts';
import { type Doc, firstField, isDoc, type Value } from '../values/types.ts';

interface Field {
  name: string;
  /** A group's accumulator; its `_id` says how many values it keeps. */
  make: (id: Value) => Accumulator;
  evaluate: Evaluate;
  keepsAll: boolean;
}

/** What keep of a group's values more than one. */
const keepers = new Set(['$push', '$addToSet', '$mergeObjects']);

/** `$group`. `keyOf` replaces the `_id` expression, for `$bucket`. */
export function group(spec: Doc, { variables }: PipelineScope, keyOf?: Evaluate): Stage {
  checkNames(spec);
  const id = spec.get('_id');
  if (id === undefined) fail(15955, 'a group specification must include an _id');
  const key = keyOf ?? compileExpression(id, variables);
  const fields = [...spec].filter(([name]) => name !== '_id').map(([name, value]) => field(name, value));
  return function* grouped(docs) {
    const groups = new Map<string, { id: Value; parts: Accumulator[] }>();
    const held = new Held('$group');
    for (const doc of docs) {
      const value = key(doc, variables) ?? null;
      const text = keyText(value);
      let found = groups.get(text);
      if (!found) {
        held.add(value);
        for (const _ of fields) held.add(null);
        found = { id: value, parts: fields.map(({ make }) => make(value)) };
        groups.set(text, found);
      }
      for (const [i, part] of found.parts.entries()) {
        const field = fields[i];
        const item = field?.evaluate(doc, variables);
        if (field?.keepsAll) held.add(item);
        part.add(item);
      }
    }
    for (const { id, parts } of groups.values()) {
      const result: Doc = new Map([['_id', id]]);
      for (const [i, part] of parts.entries()) result.set(fields[i]?.name ?? '', part.result());
      yield result;
    }
  };

  function field(name: string, value: Value): Field {
    const [operator, operand] = firstField(isDoc(value) && value.size === 1 ? value : undefined);
    if (name.includes('.') || name.startsWith('$'))
      fail(40235, `The field name '${name}' cannot contain '.' or start with '$'`);
    if (rankedNames.has(operator))
      return { name, keepsAll: true, ...compileRanked(operator, operand, variables) };
    if (isDoc(value) && value.size > 1) fail(40238, `The field '${name}' must specify one accumulator`);
    const make = accumulators.get(operator);
    if (!operator) fail(40234, `The field '${name}' must be an accumulator object`);
    if (!make)
      fail(
        15952,
        `unknown group operator '${operator}', or one not supported by the embedded store: $push the values and compute it from them`,
      );
    const evaluate = operator === '$count' ? () => 1 : compileExpression(operand, variables);
    return { name, make, evaluate, keepsAll: keepers.has(operator) };
  }
}

/** An accumulator that keeps `n` of a group's values. */
interface Ranked {
  evaluate: Evaluate;
  make: (id: Value) => Accumulator;
}

type Keyed = [Value[], Value];

const rankedNames = words('$top $topN $bottom $bottomN $firstN $lastN $minN $maxN');

function compileRanked(name: string, operand: Value, variables?: Variables): Ranked {
  const isSorted = name.startsWith('$top') || name.startsWith('$bottom');
  const value = isSorted ? 'output' : 'input';
  const spec = docOperand(name, operand, isSorted ? 'output sortBy n' : 'input n');
  const isOne = name === '$top' || name === '$bottom';
  const asked = isOne ? () => 1 : compileExpression(part(name, spec, 'n'), variables);
  const countFor = (id: Value): number => countOf(name, asked(id, variables));
  const output = compileExpression(part(name, spec, value), variables);
  if (!isSorted) return { evaluate: output, make: (id) => some(name, countFor(id)) };

  const fields = sortFields(docOr(spec, 'sortBy'));
  const [keyOf, order] = [sortKeyOf(fields), compareKeys(fields)];
  const sign = name.startsWith('$top') ? 1 : -1;
  const evaluate: Evaluate = (doc, scope) => [isDoc(doc) ? keyOf(doc) : [], output(doc, scope) ?? null];
  const make = (id: Value): Accumulator => {
    const top = new Top<Keyed>(countFor(id), ([a], [b]) => order(a, b) * sign);
    return {
      add: (pair) => {
        const [key, item = null] = Array.isArray(pair) ? pair : [];
        if (Array.isArray(key)) top.add([key, item]);
      },
      result: () => {
        const items = top.sorted().map(([, item]) => item);
        return isOne ? (items[0] ?? null) : sign < 0 ? items.reverse() : items;
      },
    };
  };
  return { evaluate, make };
}
