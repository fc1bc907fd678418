import { compareKeys, sortFields, sortKeyOf, Top } from '../sort/order.ts';
import { docOr, words } from '../values/plain.ts';
import { isDoc, type Value } from '../values/types.ts';
import { type Accumulator, some } from './accumulators.ts';
import { countOf } from './bound.ts';
import { type Evaluate, part, type Variables } from './evaluate.ts';
import { compileExpression } from './expression.ts';
import { docOperand } from './stage.ts';

/** An accumulator that keeps `n` of a group's values. */
interface Ranked {
  evaluate: Evaluate;
  make: (id: Value) => Accumulator;
}

type Keyed = [Value[], Value];

export const rankedNames = words('$top $topN $bottom $bottomN $firstN $lastN $minN $maxN');

export function compileRanked(name: string, operand: Value, variables?: Variables): Ranked {
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
