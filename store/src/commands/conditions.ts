import { fail, refuse } from '../errors.ts';
import { optionalDoc, show, truthy, words } from '../values/plain.ts';
import { isDoc, isNumeric, toNumber, type Value } from '../values/types.ts';
import type { Call } from './engine.ts';

/** MongoDB's Stable API, version 1, of what the store answers. */
const stable = words(
  'aggregate bulkWrite collMod count create createIndexes delete drop dropDatabase dropIndexes endSessions explain find findAndModify getMore hello insert killCursors listCollections listDatabases listIndexes ping update',
);

const levels = new Set<Value>(['local', 'available', 'majority', 'snapshot', 'linearizable']);

/** Refuses what a command may ask besides its work, but one process alone does not keep. */
export function checkConditions({ command, name }: Call): void {
  if (command.has('txnNumber') || command.has('autocommit') || command.has('startTransaction')) {
    fail(
      'IllegalOperation',
      'Transaction numbers are only allowed on a replica set member or mongos; the embedded store has no transactions: make each step one document write',
    );
  }
  const level = optionalDoc(command, 'readConcern')?.get('level');
  if (level !== undefined && !levels.has(level))
    fail('BadValue', `Enumeration value ${show(level)} for field 'readConcern.level' is not a valid value.`);
  if (level === 'snapshot' || level === 'linearizable')
    fail('NotAReplicaSet', `node needs to be a replica set member to use read concern ${level}`);
  const w = optionalDoc(command, 'writeConcern')?.get('w') ?? 1;
  if (isNumeric(w) ? toNumber(w) > 1 : w !== 'majority')
    fail('BadValue', `cannot use w: ${show(w)} when a host is not a member of a replica set`);
  checkVersion(name, command);
  if (command.get('tailable') === true || command.get('awaitData') === true)
    refuse('a tailable cursor', 'poll with a query', 'BadValue');
  for (const field of ['min', 'max', 'returnKey', 'showRecordId']) {
    const value = command.get(field);
    if (name === 'find' && value !== undefined && value !== false)
      refuse(`find with ${field}`, 'use a filter', 'BadValue');
  }
}

function checkVersion(name: string, command: Call['command']): void {
  const version = command.get('apiVersion');
  if (version === undefined && (command.has('apiStrict') || command.has('apiDeprecationErrors')))
    fail('InvalidOptions', 'Must specify apiVersion if providing apiStrict or apiDeprecationErrors');
  if (version !== undefined && version !== '1') fail('APIVersionError', 'API version must be "1"');
  if (!truthy(command.get('apiStrict'))) return;
  const pipeline = command.get('pipeline');
  const isLocal = (stage: Value): boolean => isDoc(stage) && stage.has('$listLocalSessions');
  if (!stable.has(name) || (Array.isArray(pipeline) && pipeline.some(isLocal)))
    fail('APIStrictError', `Provided apiStrict:true, but the command ${name} is not in API Version 1`);
}
