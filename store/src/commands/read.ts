import { compileExpression } from '../aggregate/expression.ts';
import { runPipeline } from '../aggregate/pipeline.ts';
import { CommandError } from '../errors.ts';
import type { Query } from '../plan/query.ts';
import { compileFindProjection } from '../project/compile.ts';
import { collationOrder } from '../sort/collation.ts';
import { sortFields } from '../sort/order.ts';
import { compare } from '../values/compare.ts';
import { decodeDoc } from '../values/decode.ts';
import { encodeDoc } from '../values/encode.ts';
import { encodeKey } from '../values/key.ts';
import { splitPath, walk } from '../values/path.ts';
import { arrayOr, docOr, integerOr, optionalDoc, stringOf, truthy } from '../values/plain.ts';
import { compileFilter } from '../match/compile.ts';
import { doc, isDoc, isNumeric, toNumber } from '../values/types.ts';
import type { Doc, Value } from '../values/types.ts';
import type { Call } from './engine.ts';
import { targetOf } from './engine.ts';

const defaultBatch = 101;

/** The parts of a find, count, or distinct that choose documents. */
export function queryOf(command: Doc, filterField: string): Query {
  const limit = integerOr(command, 'limit', 0);
  const skip = integerOr(command, 'skip', 0);
  if (skip < 0) throw new CommandError(51024, `BSON field 'skip' value must be >= 0, actual value '${skip}'`);
  return {
    filter: docOr(command, filterField),
    sort: sortFields(docOr(command, 'sort')),
    skip,
    limit: Math.abs(limit),
    hint: command.get('hint'),
    strings: collationOrder(optionalDoc(command, 'collation')),
    variables: variablesOf(command),
  };
}

/** The command's `let`: expressions, computed once. */
export function variablesOf(command: Doc): Doc | undefined {
  const lets = optionalDoc(command, 'let');
  if (!lets) return undefined;
  return new Map([...lets].map(([name, value]) => [name, compileExpression(value)(new Map()) ?? null]));
}

export function find(call: Call): Doc {
  const { engine, db, command } = call;
  const name = targetOf(call);
  const query = queryOf(command, 'filter');
  const project = compileFindProjection(docOr(command, 'projection'), query.filter, query.variables);
  compileFilter(query.filter, query); // an error in the filter must show even where there is nothing to filter
  const isSingle = truthy(command.get('singleBatch')) || integerOr(command, 'limit', 0) < 0;
  const batchSize = integerOr(command, 'batchSize', defaultBatch);
  if (batchSize < 0) throw new CommandError(51024, "BSON field 'batchSize' value must be >= 0");
  return engine.cursors.open(
    `${db}.${name}`,
    rows(),
    batchSize,
    isSingle,
    truthy(command.get('noCursorTimeout')),
  );

  function* rows(): Generator<Uint8Array> {
    const collection = engine.catalog.find(db, name);
    if (!collection) return;
    for (const found of engine.finder.find(collection, query)) {
      yield project ? encodeDoc(project(found.doc ?? decodeDoc(found.bytes))) : found.bytes;
    }
  }
}

export function getMore({ engine, db, command }: Call): Doc {
  const id = command.get('getMore');
  if (typeof id !== 'bigint')
    throw new CommandError('TypeMismatch', "BSON field 'getMore.getMore' is the wrong type, expected long");
  return engine.cursors.next(
    id,
    `${db}.${stringOf(command, 'collection')}`,
    integerOr(command, 'batchSize', 0),
  );
}

export function killCursors({ engine, command }: Call): Doc {
  const killed: Value[] = [];
  const missing: Value[] = [];
  for (const id of arrayOr(command, 'cursors')) {
    const isKilled =
      isNumeric(id) && engine.cursors.kill(BigInt(toNumber(id)) === id ? id : BigInt(String(id)));
    (isKilled ? killed : missing).push(id);
  }
  return doc({
    cursorsKilled: killed,
    cursorsNotFound: missing,
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  });
}

export function count(call: Call): Doc {
  const { engine, db, command } = call;
  const query = queryOf(command, 'query');
  const collection = engine.catalog.find(db, targetOf(call));
  if (!collection) return doc({ n: 0, ok: 1 });
  if (query.filter.size === 0 && !query.hint) {
    const all = Number(engine.database.get(`SELECT count(*) FROM x${collection.indexes[0]?.id ?? 0}`)?.[0]);
    const rest = Math.max(0, all - (query.skip ?? 0));
    return doc({ n: query.limit ? Math.min(query.limit, rest) : rest, ok: 1 });
  }
  let n = 0;
  for (const _ of engine.finder.find(collection, query)) n++;
  return doc({ n, ok: 1 });
}

export function distinct(call: Call): Doc {
  const { engine, db, command } = call;
  const query = queryOf(command, 'query');
  const parts = splitPath(stringOf(command, 'key'));
  const collection = engine.catalog.find(db, targetOf(call));
  const values: Value[] = [];
  const seen = new Set<string>();
  const add = (value: Value): void => {
    if (query.strings) {
      if (values.some((known) => compare(known, value, query.strings) === 0)) return;
    } else {
      const key = encodeKey(value).toString('latin1');
      if (seen.has(key)) return;
      seen.add(key);
    }
    values.push(value);
  };
  for (const found of collection ? engine.finder.find(collection, query) : []) {
    walk(found.doc ?? decodeDoc(found.bytes), parts, (leaf) => {
      if (Array.isArray(leaf)) leaf.forEach(add);
      else if (leaf !== undefined) add(leaf);
      return false;
    });
  }
  values.sort((a, b) => compare(a, b, query.strings));
  return doc({ values, ok: 1 });
}

export function aggregate(call: Call): Doc {
  const { engine, db, command } = call;
  const target = command.get('aggregate');
  const name = typeof target === 'string' ? target : undefined;
  const cursor = optionalDoc(command, 'cursor');
  const pipeline = arrayOr(command, 'pipeline').map((stage) => {
    if (isDoc(stage) && stage.size === 1) return stage;
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
  });
  if (truthy(command.get('explain'))) return explainReply({ stages: pipeline });
  if (!cursor)
    throw new CommandError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  const docs = runPipeline(pipeline, {
    engine,
    db,
    collection: name,
    hint: command.get('hint'),
    strings: collationOrder(optionalDoc(command, 'collation')),
    variables: variablesOf(command),
    session: optionalDoc(command, 'lsid'),
  });
  const namespace = `${db}.${name ?? '$cmd.aggregate'}`;
  const writes = ['$out', '$merge'].includes(pipeline.at(-1)?.keys().next().value ?? '');
  return engine.cursors.open(
    namespace,
    encoded(docs),
    writes ? defaultBatch : integerOr(cursor, 'batchSize', defaultBatch),
  );
}

function* encoded(docs: Iterable<Doc>): Generator<Uint8Array> {
  for (const item of docs) yield encodeDoc(item);
}

/** Tells how a command would read: the index and whether documents are looked at. */
export function explain({ engine, db, command }: Call): Doc {
  const inner = docOr(command, 'explain');
  const [name = '', target] = inner.entries().next().value ?? [];
  const first = arrayOr(inner, name === 'update' ? 'updates' : 'deletes')[0];
  const source = isDoc(first) ? new Map([...first, ['filter', first.get('q') ?? new Map()] as const]) : inner;
  const query = queryOf(source, inner.has('query') ? 'query' : 'filter');
  const collection = engine.catalog.find(db, String(target));
  const plan = collection && engine.finder.plan(collection, query);
  const stage =
    plan?.kind === 'index'
      ? doc({
          stage: 'IXSCAN',
          indexName: plan.index.name,
          keyPattern: plan.index.spec.get('key'),
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
  let returned = 0;
  for (const _ of collection ? engine.finder.find(collection, query) : []) returned++;
  return explainReply({
    queryPlanner: planner,
    executionStats: doc({ executionSuccess: true, nReturned: returned }),
    command: inner,
  });
}

function explainReply(fields: Record<string, Value>): Doc {
  return doc({
    explainVersion: '1',
    ...fields,
    serverInfo: doc({ host: 'localhost', port: 0, version: '8.0.0', gitVersion: 'embedded' }),
    ok: 1,
  });
}
