import { type FactName, type facts } from '@klammer/contracts/sockets';
import { type Analyser, type SearchEngine } from '@klammer/search';
import { type Logger } from 'pino';
import { type z } from 'zod';
import { type Config } from './config.ts';
import { type Mailer } from './mail/mailer.ts';

/** Whom a fact is told: everybody signed in for these organisations, or these persons. */
export type Audience = { organisations: string[] } | { persons: string[] };
export type Publish = <Name extends FactName>(
  audience: Audience,
  name: Name,
  fact: z.output<(typeof facts)[Name]>,
) => void;

/** What services work with; composed once in `main.ts`, or by a test. */
export interface Deps {
  config: Config;
  log: Logger;
  search: SearchEngine;
  /** Cuts a text into terms that German and English share; search and matching use the same. */
  analyser: Analyser;
  /** Whether the search index lags behind the store. */
  indexIsBehind: () => Promise<boolean>;
  mailer: Mailer;
  /** The time; tests set it. */
  now: () => Date;
  /** Tells connected clients; losing a fact is harmless, the truth is in the store. */
  publish: Publish;
  /** Ends a person's live connections, after sign-out or revocation. */
  disconnect: (personId: string) => void;
  /** Address people open, without a slash at the end. */
  publicUrl: string;
}
