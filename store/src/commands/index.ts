import { Double } from 'bson';
import { CommandError, fail } from '../errors.ts';
import { onlyFields, truthy, words } from '../values/plain.ts';
import { type Doc, doc, isNumeric, toNumber, type Value } from '../values/types.ts';
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

type Run = (call: Call) => Doc;

interface Command {
  run: Run;
  /** All fields that it may have; undefined: fields are not checked. */
  fields?: ReadonlySet<string>;
}

/** What tools ask before they start, whatever fields they send. */
const lenient: Record<string, Run> = {
  hello: server.hello,
  isMaster: server.hello,
  ping: nothing,
  buildInfo: server.buildInfo,
  serverStatus: server.serverStatus,
  connectionStatus: answer({ authInfo: doc({ authenticatedUsers: [], authenticatedUserRoles: [] }) }),
  getParameter: server.getParameter,
  getCmdLineOpts: answer({ argv: [], parsed: new Map() }),
  getLog: server.getLog,
  hostInfo: server.hostInfo,
  currentOp: answer({ inprog: [] }),
  saslStart: server.saslStart,
  usersInfo: answer({ users: [] }),
  rolesInfo: answer({ roles: [] }),
  dropAllUsersFromDatabase: answer({ n: 0 }),
  replSetGetStatus: server.replSetGetStatus,
  startSession: server.startSession,
  refreshSessions: nothing,
  endSessions: nothing,
  killSessions: nothing,
};

/** All other commands, with the fields that they know besides those of any command. */
const strict: Record<string, [run: Run, fields?: string]> = {
  setParameter: [server.setParameter, 'ttlMonitorSleepSecs'],
  profile: [server.profile, 'slowms sampleRate'],
  insert: [write.insert, 'documents ordered'],
  update: [write.update, 'updates ordered let'],
  bulkWrite: [bulkWrite, 'ops nsInfo errorsOnly ordered let cursor'],
  delete: [write.remove, 'deletes ordered let'],
  find: [read.find, read.findFields],
  getMore: [read.getMore, 'collection batchSize'],
  killCursors: [read.killCursors, 'cursors'],
  count: [read.count, 'query limit skip hint collation fields'],
  distinct: [read.distinct, 'key query collation hint'],
  aggregate: [read.aggregate, 'pipeline cursor explain allowDiskUse collation hint let'],
  explain: [explain, 'verbosity'],
  findAndModify: [
    findAndModify,
    'query sort remove update new fields upsert collation arrayFilters hint let',
  ],
  create: [collections.create, collections.createFields],
  drop: [collections.drop],
  dropDatabase: [collections.dropDatabase],
  renameCollection: [collections.renameCollection, 'to dropTarget'],
  listCollections: [collections.listCollections, 'filter nameOnly cursor authorizedCollections'],
  listDatabases: [collections.listDatabases, 'filter nameOnly authorizedDatabases'],
  collStats: [statistics.collStats, 'scale'],
  dbStats: [statistics.dbStats, 'scale freeStorage'],
  validate: [statistics.validate, 'full scandata background'],
  createIndexes: [indexes.createIndexes, 'indexes commitQuorum'],
  listIndexes: [indexes.listIndexes, 'cursor'],
  dropIndexes: [indexes.dropIndexes, 'index'],
  collMod: [indexes.collMod, indexes.collModFields],
};

/** Fields any command may carry: session, read and write concern, and what only concerns a cluster. */
const general =
  '$db $clusterTime $readPreference lsid comment maxTimeMS readConcern writeConcern apiVersion apiStrict apiDeprecationErrors bypassDocumentValidation $audit $client';

export const commands = new Map<string, Command>(
  Object.entries(lenient).map(([name, run]) => [name, { run }]),
);
for (const [name, [run, fields = '']] of Object.entries(strict))
  commands.set(name, { run, fields: words(`${name} ${name.toLowerCase()} ${general} ${fields}`) });

// Older clients write these in small letters.
for (const name of ['isMaster', 'buildInfo', 'findAndModify', 'collStats', 'dbStats']) {
  const command = commands.get(name);
  if (command) commands.set(name.toLowerCase(), command);
}

/** What is always the same to say: there are no users, no running operations, and sessions are only names. */
function answer(fields: Record<string, Value>): Run {
  return () => doc(fields);
}

function nothing(): Doc {
  return new Map();
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
  return /full|disk I\/O/i.test(message)
    ? new CommandError('OutOfDiskSpace', `no space left for the database: ${message}`).toReply()
    : new CommandError('InternalError', `the store failed: ${message}`).toReply();
}
