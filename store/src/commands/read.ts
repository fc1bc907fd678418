import { Held } from '../values/held.ts';
import { runPipeline } from '../aggregate/pipeline.ts';
import { isWriting, stageList } from '../aggregate/stage.ts';
import { fail } from '../errors.ts';
import { docOf } from '../plan/query.ts';
import { checkSize } from '../storage/records.ts';
import { compare } from '../values/compare.ts';
import { encodeDoc } from '../values/encode.ts';
import { keyText } from '../values/key.ts';
import { splitPath, walk } from '../values/path.ts';
import { arrayOr, docOr, integerOr, optionalDoc, stringOf, truthy, wrongType } from '../values/plain.ts';
import { type Doc, doc, firstField, type Value } from '../values/types.ts';
import { type Call, stringsOf, targetOf } from './engine.ts';
import { explainReply } from './explain.ts';
import { queryOf, variablesOf } from './query.ts';
import { compileFindProjection } from '../project/compile.ts';

const defaultBatch = 101;

export const findFields =
  'filter sort projection hint skip limit batchSize singleBatch collation let allowDiskUse noCursorTimeout allowPartialResults tailable awaitData min max returnKey showRecordId oplogReplay';

export function find(call: Call): Doc {
  const { engine, db, command } = call;
  const name = targetOf(call);
  const query = queryOf(call, 'filter');
  const project = compileFindProjection(docOr(command, 'projection'), query.filter, query.variables);
  const isSingle = truthy(command.get('singleBatch'));
  const isKept = truthy(command.get('noCursorTimeout'));
  const batchSize = integerOr(command, 'batchSize', defaultBatch);
  return engine.cursors.open(`${db}.${name}`, rows(), batchSize, isSingle, isKept);

  function* rows(): Generator<Uint8Array> {
    for (const found of engine.finder.find(engine.catalog.find(db, name), query))
      yield project ? encodeDoc(project(docOf(found))) : found.bytes;
  }
}

export function getMore({ engine, db, command }: Call): Doc {
  const id = command.get('getMore');
  if (typeof id !== 'bigint') wrongType('getMore.getMore', id, "type 'long'");
  const namespace = `${db}.${stringOf(command, 'collection')}`;
  return engine.cursors.next(id, namespace, integerOr(command, 'batchSize', 0));
}

export function killCursors({ engine, command }: Call): Doc {
  const killed: Value[] = [];
  const missing: Value[] = [];
  for (const id of arrayOr(command, 'cursors')) {
    const isKilled = typeof id === 'bigint' && engine.cursors.kill(id);
    (isKilled ? killed : missing).push(id);
  }
  return doc({
    cursorsKilled: killed,
    cursorsNotFound: missing,
    cursorsAlive: [],
    cursorsUnknown: [],
  });
}

export function count(call: Call): Doc {
  const { engine, db } = call;
  const query = queryOf(call, 'query');
  const collection = engine.catalog.find(db, targetOf(call));
  if (collection && query.filter.size === 0 && !query.near && !query.hint) {
    const all = Number(engine.database.get(`SELECT count(*) FROM x${collection.indexes[0]?.id ?? 0}`)?.[0]);
    const rest = Math.max(0, all - (query.skip ?? 0));
    return doc({ n: query.limit ? Math.min(query.limit, rest) : rest });
  }
  let n = 0;
  for (const _ of engine.finder.find(collection, query)) n++;
  return doc({ n });
}

export function distinct(call: Call): Doc {
  const { engine, db, command } = call;
  const query = queryOf(call, 'query');
  const parts = splitPath(stringOf(command, 'key'));
  const collection = engine.catalog.find(db, targetOf(call));
  const values: Value[] = [];
  const seen = new Set<string>();
  const held = new Held('distinct');
  const add = (value: Value): void => {
    if (query.strings) {
      if (values.some((known) => compare(known, value, query.strings) === 0)) return;
    } else {
      const key = keyText(value);
      if (seen.has(key)) return;
      seen.add(key);
    }
    held.add(value);
    values.push(value);
  };
  for (const found of engine.finder.find(collection, query)) {
    walk(docOf(found), parts, (leaf) => {
      if (Array.isArray(leaf)) leaf.forEach(add);
      else if (leaf !== undefined) add(leaf);
      return false;
    });
  }
  values.sort((a, b) => compare(a, b, query.strings));
  return doc({ values });
}

export function aggregate(call: Call): Doc {
  const { engine, db, command } = call;
  const target = command.get('aggregate');
  const name = typeof target === 'string' ? target : undefined;
  const cursor = optionalDoc(command, 'cursor');
  const pipeline = stageList(command.get('pipeline'));
  if (truthy(command.get('explain')) && command.has('writeConcern'))
    fail('FailedToParse', "Aggregation explain does not support the 'writeConcern' option");
  if (truthy(command.get('explain'))) return explainReply({ stages: pipeline });
  if (!cursor)
    fail('FailedToParse', "The 'cursor' option is required, except for aggregate with the explain argument");
  const docs = runPipeline(pipeline, {
    engine,
    db,
    collection: name,
    hint: command.get('hint'),
    strings: stringsOf(call, name ?? '', command),
    variables: variablesOf(command),
    session: optionalDoc(command, 'lsid'),
  });
  const writes = isWriting(firstField(pipeline.at(-1))[0]);
  const batchSize = writes ? defaultBatch : integerOr(cursor, 'batchSize', defaultBatch);
  return engine.cursors.open(`${db}.${name ?? '$cmd.aggregate'}`, encoded(docs), batchSize);
}

function* encoded(docs: Iterable<Doc>): Generator<Uint8Array> {
  for (const item of docs) {
    const bytes = encodeDoc(item);
    checkSize(bytes);
    yield bytes;
  }
}
