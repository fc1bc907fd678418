import { inject } from 'vitest';
import { startServer, type RunningServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data of a server with the demonstration region; see `fill.ts`. */
    filledFolder: string;
  }
}

/** The product with the demonstration region in it. */
export const startFilledServer = (): Promise<RunningServer> => startServer({}, inject('filledFolder'));
