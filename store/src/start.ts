import { enableCompileCache } from 'node:module';

// Keeps the compiled modules between starts: without it, a store in memory takes twice as long to open.
enableCompileCache();
await import('./worker.ts');
