import { CommandError, fail } from '../errors.ts';
import { onlyFields, truthy } from '../values/plain.ts';
import { type Doc, doc, Double, isNumeric, toNumber } from '../values/types.ts';
import * as administration from './administration.ts';
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
export const commands = new Map<string, Command>([
  ['hello', command(server.hello)],
  ['isMaster', command(server.hello)],
  ['ping', command(server.nothing)],
  ['buildInfo', command(server.buildInfo)],
  ['serverStatus', command(server.serverStatus)],
  ['connectionStatus', command(server.connectionStatus)],
  ['setParameter', command(administration.setParameter, 'setParameter ttlMonitorSleepSecs')],
  ['getParameter', command(administration.getParameter)],
  ['getCmdLineOpts', command(administration.getCmdLineOpts)],
  ['getLog', command(administration.getLog)],
  ['hostInfo', command(administration.hostInfo)],
  ['profile', command(administration.profile, 'profile slowms sampleRate')],
  ['currentOp', command(administration.currentOp)],
  ['saslStart', command(administration.saslStart)],
  ['usersInfo', command(administration.usersInfo)],
  ['rolesInfo', command(administration.rolesInfo)],
  ['dropAllUsersFromDatabase', command(administration.dropAllUsersFromDatabase)],
  ['replSetGetStatus', command(administration.replSetGetStatus)],
  ['startSession', command(administration.startSession)],
  ['refreshSessions', command(server.nothing)],
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
  ['validate', command(statistics.validate, 'validate full scandata background')],
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

// Older clients write these in small letters.
for (const name of ['isMaster', 'buildInfo', 'findAndModify', 'collStats', 'dbStats']) {
  const small = name.toLowerCase();
  const { run, fields } = commands.get(name) ?? fail('CommandNotFound', name);
  commands.set(small, { run, fields: fields?.union(new Set([small])) });
}

/** Runs a command and gives its reply; an error becomes a reply too, unless it is a fault of the store's own. */
export function runCommand(call: Call): Doc {
  try {
    const known = commands.get(call.name);
    if (!known) fail('CommandNotFound', `no such command: '${call.name}'`);
    checkConditions(call);
    if (known.fields) onlyFields(call.command, call.name, known.fields);
    call.engine.finder.deadline = deadlineOf(call);
    call.engine.records.isBypassing = truthy(call.command.get('bypassDocumentValidation'));
    return known.run(call).set('ok', new Double(1));
  } catch (error) {
    if (error instanceof CommandError) return error.toReply();
    throw error;
  } finally {
    call.engine.finder.deadline = Infinity;
  }
}

/** Reading holds up everybody else, so it ends some time; a client that knows better gives `maxTimeMS`. */
const defaultReadMs = 60_000;
const reading = new Set(['find', 'getMore', 'aggregate', 'count', 'distinct', 'explain']);

function deadlineOf({ command, name }: Call): number {
  const asked = command.has('maxTimeMS') ? (command.get('maxTimeMS') ?? null) : 0;
  const limitMs = isNumeric(asked) ? toNumber(asked) : fail('BadValue', 'maxTimeMS must be a number');
  if (!Number.isInteger(limitMs)) fail('BadValue', 'maxTimeMS has non-integral value');
  if (limitMs < 0 || limitMs > 2 ** 31 - 1)
    fail('BadValue', `${limitMs} value for maxTimeMS is out of range [0, 2147483647]`);
  if (limitMs > 0 && name !== 'getMore') return Date.now() + limitMs;
  return reading.has(name) ? Date.now() + defaultReadMs : Infinity;
}

export function internalError(error: unknown): Doc {
  const message = error instanceof Error ? error.message : String(error);
  const isFull = /full|disk I\/O/i.test(message);
  const reason = isFull ? `no space left for the database: ${message}` : `the store failed: ${message}`;
  return doc({
    ok: new Double(0),
    errmsg: reason,
    code: isFull ? 14031 : 1,
    codeName: isFull ? 'OutOfDiskSpace' : 'InternalError',
  });
}
