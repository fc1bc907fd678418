import { fail } from '../errors.ts';
import { arrayOr, docOr } from '../values/plain.ts';
import { type Doc, doc, firstField, isDoc, type Value } from '../values/types.ts';
import type { Call } from './engine.ts';
import { queryOf } from './query.ts';

const verbosities = new Set<Value>(['queryPlanner', 'executionStats', 'allPlansExecution']);

/** Tells how a command would read: the index and whether documents are looked at. */
export function explain(call: Call): Doc {
  const { engine, db, command } = call;
  const verbosity = command.get('verbosity') ?? 'allPlansExecution';
  if (!verbosities.has(verbosity))
    fail(
      'BadValue',
      "Enumeration value for field 'explain.verbosity' is not one of queryPlanner, executionStats, allPlansExecution",
    );
  const inner = docOr(command, 'explain');
  const [name, target] = firstField(inner);
  if (name === 'aggregate' && inner.has('writeConcern'))
    fail('FailedToParse', "Aggregation explain does not support the 'writeConcern' option");
  const first = arrayOr(inner, name === 'update' ? 'updates' : 'deletes')[0];
  const source = isDoc(first) ? new Map([...first, ['filter', first.get('q') ?? new Map()] as const]) : inner;
  const query = queryOf(call, inner.has('query') ? 'query' : 'filter', source);
  const collection = engine.catalog.find(db, String(target));
  const plan = collection && engine.finder.plan(collection, query);
  const stage =
    plan?.kind === 'index'
      ? doc({
          stage: 'IXSCAN',
          indexName: plan.index.name,
          keyPattern: plan.index.spec.get('key'),
          isMultiKey: plan.index.multikey > 0,
          isUnique: plan.index.isUnique,
          isSparse: plan.index.isSparse,
          isPartial: plan.index.partialFilter !== undefined,
          direction: plan.isBackward ? 'backward' : 'forward',
        })
      : doc({ stage: plan?.kind === 'union' ? 'OR' : plan ? 'COLLSCAN' : 'EOF' });
  const winning = plan && !plan.isSorted ? doc({ stage: 'SORT', inputStage: stage }) : stage;
  const planner = doc({
    namespace: `${db}.${String(target)}`,
    parsedQuery: query.filter,
    winningPlan: winning,
    rejectedPlans: [],
  });
  if (verbosity === 'queryPlanner') return explainReply({ queryPlanner: planner, command: inner });
  let returned = 0;
  for (const _ of engine.finder.find(collection, query)) returned++;
  return explainReply({
    queryPlanner: planner,
    executionStats: doc({ executionSuccess: true, nReturned: returned }),
    command: inner,
  });
}

export function explainReply(fields: Record<string, Value>): Doc {
  return doc({
    explainVersion: '1',
    ...fields,
    serverInfo: doc({ host: 'localhost', port: 0, version: '8.0.0', gitVersion: 'embedded' }),
  });
}
