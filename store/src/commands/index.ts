import { Double } from 'bson';
import { CommandError, fail } from '../errors.ts';
import { onlyFields, truthy } from '../values/plain.ts';
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

/** Every command the store answers: its name, the fields it knows, and what runs it; `*` takes any field. */
const table: [string, Command['run']][] = [
  ['hello *', server.hello],
  ['isMaster *', server.hello],
  ['ping *', nothing],
  ['buildInfo *', server.buildInfo],
  ['serverStatus *', server.serverStatus],
  ['connectionStatus *', answer({ authInfo: doc({ authenticatedUsers: [], authenticatedUserRoles: [] }) })],
  ['setParameter ttlMonitorSleepSecs', server.setParameter],
  ['getParameter *', server.getParameter],
  ['getCmdLineOpts *', answer({ argv: [], parsed: new Map() })],
  ['getLog *', server.getLog],
  ['hostInfo *', server.hostInfo],
  ['profile slowms sampleRate', server.profile],
  ['currentOp *', answer({ inprog: [] })],
  ['saslStart *', server.saslStart],
  ['usersInfo *', answer({ users: [] })],
  ['rolesInfo *', answer({ roles: [] })],
  ['dropAllUsersFromDatabase *', answer({ n: 0 })],
  ['replSetGetStatus *', server.replSetGetStatus],
  ['startSession *', server.startSession],
  ['refreshSessions *', nothing],
  ['endSessions *', nothing],
  ['killSessions *', nothing],
  ['insert documents ordered', write.insert],
  ['update updates ordered let', write.update],
  ['bulkWrite ops nsInfo errorsOnly ordered let cursor', bulkWrite],
  ['delete deletes ordered let', write.remove],
  ['find filter sort projection hint skip limit batchSize singleBatch collation let allowDiskUse noCursorTimeout allowPartialResults tailable awaitData min max returnKey showRecordId oplogReplay', read.find],
  ['getMore collection batchSize', read.getMore],
  ['killCursors cursors', read.killCursors],
  ['count query limit skip hint collation fields', read.count],
  ['distinct key query collation hint', read.distinct],
  ['aggregate pipeline cursor explain allowDiskUse collation hint let', read.aggregate],
  ['explain verbosity', explain],
  ['findAndModify query sort remove update new fields upsert collation arrayFilters hint let', findAndModify],
  [`create collation size max autoIndexId pipeline validator validationLevel validationAction ${[...collections.refusedOptions.keys()].join(' ')}`, collections.create],
  ['drop', collections.drop],
  ['dropDatabase', collections.dropDatabase],
  ['renameCollection to dropTarget', collections.renameCollection],
  ['listCollections filter nameOnly cursor authorizedCollections', collections.listCollections],
  ['listDatabases filter nameOnly authorizedDatabases', collections.listDatabases],
  ['collStats scale', statistics.collStats],
  ['dbStats scale freeStorage', statistics.dbStats],
  ['validate full scandata background', statistics.validate],
  ['createIndexes indexes commitQuorum', indexes.createIndexes],
  ['listIndexes cursor', indexes.listIndexes],
  ['dropIndexes index', indexes.dropIndexes],
  [`collMod index validator validationLevel validationAction ${indexes.refusedChanges.join(' ')}`, indexes.collMod],
]; // prettier-ignore

/** Older clients write these in small letters. */
const small = new Set(['isMaster', 'buildInfo', 'findAndModify', 'collStats', 'dbStats']);

export const commands = new Map<string, Command>(
  table.flatMap(([text, run]) => {
    const [name = '', ...fields] = text.split(' ');
    const known = fields.includes('*') ? undefined : new Set([name, name.toLowerCase(), ...general, ...fields]);
    const command: Command = { run, fields: known };
    return small.has(name) ? [[name, command] as const, [name.toLowerCase(), command] as const] : [[name, command] as const];
  }),
); // prettier-ignore

/** What is always the same to say: there are no users, no running operations, and sessions are only names. */
function answer(fields: Record<string, Value>): Command['run'] {
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
