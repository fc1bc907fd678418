import { type FactName, type facts } from '@klammer/contracts/sockets';
import { type Analyser, type LatentModel, type SearchEngine } from '@klammer/search';
import { type Logger } from 'pino';
import { type z } from 'zod';
import { type Config } from './config.ts';
import { type FileStorage } from './storage/storage.ts';
import { type Mailer } from './mail/mailer.ts';
import { type PushSender } from './push/sender.ts';
import { type Sealer } from './secrets/sealing.ts';

/** Whom a fact is told: everybody signed in for these organisations, or these persons. */
export type Audience = { organisations: string[] } | { persons: string[] };
export type Publish = <Name extends FactName>(
  audience: Audience,
  name: Name,
  fact: z.output<(typeof facts)[Name]>,
) => void;

export interface Latent {
  /** null until there are enough texts to train on */
  current: () => LatentModel | null;
  /** 0 to 1 while a training runs, else null */
  readonly progress: number | null;
}

/** What services work with; composed once in `main.ts`, or by a test. */
export interface Deps {
  config: Config;
  log: Logger;
  search: SearchEngine;
  /** Cuts a text into terms that German and English share; search and matching use the same. */
  analyser: Analyser;
  /** The region's latent vectors: what its texts have in common beyond words. */
  latent: Latent;
  /** Whether the search index lags behind the store. */
  indexIsBehind: () => Promise<boolean>;
  /** How much of a rebuild of the index after a change of words or vectors is done, 0 to 1; null where this process does none. */
  reindexing: () => number | null;
  mailer: Mailer;
  /** Sends to browsers that subscribed, also while no page is open. */
  push: PushSender;
  /** Makes links that work without a session. */
  sealer: Sealer;
  /** Where the bytes of uploaded files lie. */
  files: FileStorage;
  /** The time; tests set it. */
  now: () => Date;
  /** Tells connected clients; losing a fact is harmless, the truth is in the store. */
  publish: Publish;
  /**
   * Ends live connections at once, in every process: a person's after a membership was taken away or changed, or those
   * of one session. A client whose session is still good comes back with what it may now see.
   */
  disconnect: (personId: string, sessionId?: string) => void;
  /** Of some people, those with a live connection, in whichever process. */
  whoIsThere: (personIds: readonly string[]) => Promise<Set<string>>;
  /** Address people open, without a slash at the end. */
  publicUrl: string;
}
