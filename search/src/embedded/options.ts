import type { Analyser } from '../language/index.ts';

export interface EmbeddedOptions {
  analyser: Analyser;
  /** Folder for snapshots, made if missing; without it everything is gone when the process ends. */
  directory?: string;
  /** A snapshot is written after this long without a change; default 30,000. `close()` writes one at once. */
  saveAfterMs?: number;
  /** Told when a snapshot can't be read or written; the index is a cache, so the engine goes on without. */
  onWarning?: (message: string, cause: unknown) => void;
}
