import { CommandError, fail } from '../errors.ts';
import { integerOr, onlyFields, truthy } from '../values/plain.ts';
import { type Doc, doc } from '../values/types.ts';
import { bulkWrite } from './bulk-write.ts';
import * as collections from './collections.ts';
import { checkConditions } from './conditions.ts';
import type { Call } from './engine.ts';
import { explain } from './explain.ts';
import { findAndModify } from './find-and-modify.ts';
import * as indexes from './indexes.ts';
import * as read from './read.ts';
import * as server from './server.ts';
import * as statistics from './statistics.ts';
import * as write from './write.ts';

interface Command {
  run: (call: Call) => Doc;
  /** Fields the command knows besides the general ones; undefined: fields are not checked. */
  fields?: Set<string>;
}

/** Fields any command may carry: session, read and write concern, and what only concerns a cluster. */
const general =
  '$db $clusterTime $readPreference lsid comment maxTimeMS readConcern writeConcern apiVersion apiStrict apiDeprecationErrors bypassDocumentValidation $audit $client'.split(
    ' ',
  );

function command(run: Command['run'], fields?: string): Command {
  return { run, fields: fields === undefined ? undefined : new Set([...general, ...fields.split(' ')]) };
}

/** Every command the store answers, with the fields it knows. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ['hello', command(server.hello)],
  ['ismaster', command(server.hello)],
  ['isMaster', command(server.hello)],
  ['ping', command(server.nothing)],
  ['buildInfo', command(server.buildInfo)],
  ['buildinfo', command(server.buildInfo)],
  ['serverStatus', command(server.serverStatus)],
  ['connectionStatus', command(server.connectionStatus)],
  ['setParameter', command(server.setParameter, 'setParameter ttlMonitorSleepSecs')],
  ['endSessions', command(server.nothing)],
  ['killSessions', command(server.nothing)],
  ['insert', command(write.insert, 'insert documents ordered')],
  ['update', command(write.update, 'update updates ordered let')],
  ['bulkWrite', command(bulkWrite, 'bulkWrite ops nsInfo errorsOnly ordered let cursor')],
  ['delete', command(write.remove, 'delete deletes ordered let')],
  [
    'find',
    command(
      read.find,
      'find filter sort projection hint skip limit batchSize singleBatch collation let allowDiskUse noCursorTimeout allowPartialResults tailable awaitData min max returnKey showRecordId oplogReplay',
    ),
  ],
  ['getMore', command(read.getMore, 'getMore collection batchSize')],
  ['killCursors', command(read.killCursors, 'killCursors cursors')],
  ['count', command(read.count, 'count query limit skip hint collation fields')],
  ['distinct', command(read.distinct, 'distinct key query collation hint')],
  ['aggregate', command(read.aggregate, 'aggregate pipeline cursor explain allowDiskUse collation hint let')],
  ['explain', command(explain, 'explain verbosity')],
  [
    'findAndModify',
    command(
      findAndModify,
      'findAndModify query sort remove update new fields upsert collation arrayFilters hint let',
    ),
  ],
  [
    'create',
    command(
      collections.create,
      `create collation size max autoIndexId pipeline validator validationLevel validationAction ${[...collections.refusedOptions.keys()].join(' ')}`,
    ),
  ],
  ['drop', command(collections.drop, 'drop')],
  ['dropDatabase', command(collections.dropDatabase, 'dropDatabase')],
  ['renameCollection', command(collections.renameCollection, 'renameCollection to dropTarget')],
  [
    'listCollections',
    command(collections.listCollections, 'listCollections filter nameOnly cursor authorizedCollections'),
  ],
  ['listDatabases', command(collections.listDatabases, 'listDatabases filter nameOnly authorizedDatabases')],
  ['collStats', command(statistics.collStats, 'collStats scale')],
  ['dbStats', command(statistics.dbStats, 'dbStats scale freeStorage')],
  ['validate', command(statistics.validate, 'validate full')],
  ['createIndexes', command(indexes.createIndexes, 'createIndexes indexes commitQuorum')],
  ['listIndexes', command(indexes.listIndexes, 'listIndexes cursor')],
  ['dropIndexes', command(indexes.dropIndexes, 'dropIndexes index')],
  [
    'collMod',
    command(
      indexes.collMod,
      `collMod index validator validationLevel validationAction ${indexes.refusedChanges.join(' ')}`,
    ),
  ],
]);

/** Runs a command and gives its reply; an error becomes a reply too, unless it is a fault of the store's own. */
export function runCommand(call: Call): Doc {
  try {
    const known = commands.get(call.name);
    if (!known) fail('CommandNotFound', `no such command: '${call.name}'`);
    checkConditions(call);
    if (known.fields) onlyFields(call.command, call.name, known.fields);
    const limitMs = integerOr(call.command, 'maxTimeMS', 0);
    call.engine.finder.deadline = limitMs > 0 && call.name !== 'getMore' ? Date.now() + limitMs : Infinity;
    call.engine.records.isBypassing = truthy(call.command.get('bypassDocumentValidation'));
    return known.run(call);
  } catch (error) {
    if (error instanceof CommandError) return error.toReply();
    throw error;
  } finally {
    call.engine.finder.deadline = Infinity;
  }
}

export function internalError(error: unknown): Doc {
  const message = error instanceof Error ? error.message : String(error);
  const isFull = /full|disk I\/O/i.test(message);
  const reason = isFull ? `no space left for the database: ${message}` : `the store failed: ${message}`;
  return doc({
    ok: 0,
    errmsg: reason,
    code: isFull ? 14031 : 1,
    codeName: isFull ? 'OutOfDiskSpace' : 'InternalError',
  });
}
