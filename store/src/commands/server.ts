import { randomUUID } from 'node:crypto';
import { arch, availableParallelism, hostname, release, totalmem, type } from 'node:os';
import { Binary } from 'bson';
import { fail, refuse } from '../errors.ts';
import { maxDocBytes } from '../storage/records.ts';
import { integerOr, truthy } from '../values/plain.ts';
import { type Doc, doc, double, isDoc, isNumeric, toNumber, type Value } from '../values/types.ts';
import type { Call, Engine } from './engine.ts';

/** The MongoDB release whose protocol is spoken; drivers choose their commands by it. */
const version = '8.0.0';
const wireVersion = 25;
const started = Date.now();

export function hello({ name }: Call): Doc {
  return doc({
    helloOk: true,
    [name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
    maxBsonObjectSize: maxDocBytes,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: wireVersion,
    readOnly: false,
  });
}

export function buildInfo(): Doc {
  return doc({
    version,
    gitVersion: 'embedded',
    modules: [],
    versionArray: version.split('.').map(Number).concat(0),
    bits: 64,
    debug: false,
    maxBsonObjectSize: maxDocBytes,
    storageEngines: ['sqlite'],
  });
}

export function serverStatus({ engine }: Call): Doc {
  const uptime = Date.now() - started;
  return doc({
    host: 'localhost',
    version,
    process: 'klammer-store',
    pid: BigInt(process.pid),
    uptime: double(uptime / 1000),
    uptimeMillis: BigInt(uptime),
    uptimeEstimate: BigInt(Math.trunc(uptime / 1000)),
    localTime: new Date(),
    metrics: doc({ cursor: doc({ open: doc({ total: engine.cursors.count }) }) }),
    mem: doc({ resident: Math.round(process.memoryUsage.rss() / 1048576) }),
    catalogStats: doc({
      collections: engine.catalog.list().length,
      capped: 0,
      clustered: 0,
      timeseries: 0,
      views: 0,
      internalCollections: 0,
      internalViews: 0,
    }),
    storageEngine: doc({ name: 'sqlite', persistent: engine.database.file !== ':memory:' }),
  });
}

/** What tools ask before they start. There are no members and no log, and the answers say so. */
function parametersOf(engine: Engine): Doc {
  return doc({
    authenticationMechanisms: [],
    enableTestCommands: false,
    featureCompatibilityVersion: doc({ version: version.slice(0, 3) }),
    requireApiVersion: false,
    ttlMonitorSleepSecs: engine.ttlSeconds,
  });
}

/** Only how often expired documents are removed can be set. */
export function setParameter({ engine, command }: Call): Doc {
  const seconds = command.get('ttlMonitorSleepSecs');
  if (!isNumeric(seconds))
    fail('InvalidOptions', 'the only parameter of the embedded store is ttlMonitorSleepSecs');
  const was: Value = engine.ttlSeconds;
  engine.ttlSeconds = Math.max(1, toNumber(seconds));
  return doc({ was });
}

export function getParameter({ engine, command }: Call): Doc {
  const all = parametersOf(engine);
  const asked = command.get('getParameter');
  const isAll = asked === '*' || (isDoc(asked) && truthy(asked.get('allParameters')));
  const found: Doc = new Map([...all].filter(([name]) => isAll || command.has(name)));
  if (found.size === 0) fail('InvalidOptions', 'no option found to get');
  return found;
}

export function hostInfo(): Doc {
  const system = doc({ currentTime: new Date(), hostname: hostname(), cpuArch: arch() });
  system.set('numCores', availableParallelism()).set('memSizeMB', Math.round(totalmem() / 1048576));
  return doc({ system, os: doc({ type: type(), version: release() }), extra: new Map() });
}

export function getLog({ command }: Call): Doc {
  const asked = command.get('getLog');
  if (asked === '*') return doc({ names: ['global', 'startupWarnings'] });
  if (asked !== 'global' && asked !== 'startupWarnings') fail('OperationFailed', 'no log named that');
  return doc({ totalLinesWritten: 0, log: [] });
}

/** Sessions are only named: nothing hangs on them, so any may be started, refreshed and ended. */
export function startSession(): Doc {
  const id = doc({ id: new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4) });
  return doc({ id, timeoutMinutes: 30 });
}

export function saslStart(): Doc {
  const instead = 'the embedded store has no users, leave them out of the address';
  return fail('AuthenticationFailed', `Authentication failed: ${instead}`);
}

export function replSetGetStatus(): Doc {
  return fail('NoReplicationEnabled', 'not running with --replSet');
}

/** Nothing is profiled, so only the level 0 can be set. */
export function profile({ command }: Call): Doc {
  const level = integerOr(command, 'profile', -1);
  if (level !== 0 && level !== -1)
    refuse('profiling', 'explain a query, or measure in the client', 'InvalidOptions');
  return doc({ was: 0, slowms: 100, sampleRate: 1 });
}
