import { maxDocBytes } from '../storage/records.ts';
import { type Doc, doc } from '../values/types.ts';
import type { Call } from './engine.ts';

/** The MongoDB release whose protocol is spoken; drivers choose their commands by it. */
export const version = '8.0.0';
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
  return doc({
    host: 'localhost',
    version,
    process: 'klammer-store',
    pid: process.pid,
    uptime: (Date.now() - started) / 1000,
    localTime: new Date(),
    metrics: doc({ cursor: doc({ open: doc({ total: engine.cursors.count }) }) }),
    mem: doc({ resident: Math.round(process.memoryUsage.rss() / 1048576) }),
    storageEngine: doc({ name: 'sqlite', persistent: engine.database.file !== ':memory:' }),
  });
}

export function connectionStatus(): Doc {
  return doc({ authInfo: doc({ authenticatedUsers: [], authenticatedUserRoles: [] }) });
}

export function nothing(): Doc {
  return new Map();
}
