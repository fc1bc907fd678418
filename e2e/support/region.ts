import { type BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import { enterAs } from './people.ts';
import { startServer, type RunningServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data of a server with the demonstration region; see `fill.ts`. */
    filledFolder: string;
  }
}

/** That of everybody in the demonstration region. */
const PASSWORD = 'duisburg-am-rhein';

/** Signs somebody of the demonstration region in to a window. */
export const enterAsDemo = (context: BrowserContext, url: string, name: string): Promise<void> =>
  enterAs(context, url, `${name}@klammer.example`, PASSWORD);

/** The product with the demonstration region in it. */
export const startFilledServer = (): Promise<RunningServer> => startServer({}, inject('filledFolder'));
