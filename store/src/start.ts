import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Keeps the compiled modules between starts: without it, a store in memory takes twice as long to open.
enableCompileCache();
// A regular expression that goes back too often is begun anew by an engine that never does: see match/regex.ts.
setFlagsFromString('--enable-experimental-regexp-engine');
setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
await import('./worker.ts');
