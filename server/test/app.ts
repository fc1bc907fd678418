import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { api, type EndpointName, type EndpointOf } from '@klammer/contracts';
import { type Input, type Output } from '@klammer/contracts/endpoint';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { COMMANDS, createApp, identifyBy, WHOLE } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { writesTo } from '../src/db/writes.ts';
import { type Deps } from '../src/deps.ts';
import { createAuth, sessionEnds, type Auth } from '../src/features/accounts/service.ts';
import { lookOnceMore } from '../src/features/channels/service.ts';
import { watchDenials } from '../src/features/audit/service.ts';
import { loadRegion, readMailLogo } from '../src/features/region/service.ts';
import { renewActors, WHO_ASKS_IS_IN } from '../src/features/me/renewing.ts';
import { answerBroken } from '../src/http/broken.ts';
import { type Limits } from '../src/http/limits.ts';
import { Indexer } from '../src/indexing/indexer.ts';
import { createStorage } from '../src/storage/storage.ts';
import { LatentWords } from '../src/indexing/latent.ts';
import { createMailer } from '../src/mail/mailer.ts';
import { readVapidKeys } from '../src/push/keys.ts';
import { createPushSender, type PushPost } from '../src/push/sender.ts';
import { createSealer } from '../src/secrets/sealing.ts';
import { createSearch, createVocabularyAnalyser } from '../src/search-engine.ts';
import { attachSockets, createSockets, type Heartbeat } from '../src/sockets/attach.ts';
import { openDatabase } from './database.ts';

const UNLIMITED: Limits = { reads: 1e9, changes: 1e9, accounts: 1e9 };

/** The real app on the real store in memory; only the clock can be set and no mail leaves. */
export interface TestApp {
  url: string;
  deps: Deps;
  auth: Auth;
  indexer: Indexer;
  /** Sets the clock of the services. */
  setNow: (now: Date) => void;
  close: () => Promise<void>;
}

export async function startApp(
  options: {
    env?: Record<string, string>;
    limits?: Limits;
    requestsPerKey?: number;
    secret?: string;
    /** Keeps database and files in this folder, and leaves it there; otherwise the store is in memory. */
    folder?: string;
    logTo?: pino.DestinationStream;
    /** Takes what would go to push services. */
    pushPost?: PushPost;
    heartbeat?: Heartbeat;
    /** Hashes passwords as slowly as the product does; elsewhere most of a test's time would go into that. */
    slowPasswords?: boolean;
    /** At which steps answers come that would tell by their time who has an account; at once by default. */
    evenMs?: number;
  } = {},
): Promise<TestApp> {
  const folder = options.folder ?? (await mkdtemp(path.join(tmpdir(), 'klammer-test-')));
  const config = readConfig({
    KLAMMER_DATA_DIR: folder,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    NODE_ENV: 'test',
    ...(process.env.KLAMMER_TEST_S3_URL && { S3_URL: process.env.KLAMMER_TEST_S3_URL }),
    ...options.env,
  });
  const database = await openDatabase(options.folder && path.join(folder, 'klammer.sqlite'));
  await loadRegion(config);
  const log = options.logTo
    ? pino({ level: config.LOG_LEVEL }, options.logTo)
    : pino({ level: config.LOG_LEVEL });
  const http = answerBroken(createServer());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const analyser = createVocabularyAnalyser();
  const latent = new LatentWords({ analyser, log }, WHOLE.indexed, null);
  const search = createSearch(config, log, analyser, null, latent);
  const sockets = createSockets(null, options.heartbeat);
  const indexer = new Indexer({ search, log }, WHOLE.indexed, config.MEILI_URL !== undefined);
  let now: Date | undefined;
  const secret = options.secret ?? 'a secret that only tests know, 32+ characters';
  const deps: Deps = {
    config,
    log,
    search,
    analyser,
    latent,
    indexIsBehind: () => indexer.isBehind(),
    reindexing: () => indexer.progress(),
    mailer: createMailer(config, log, {
      now: () => deps.now(),
      lastLook: (mail) => lookOnceMore(deps, mail),
      readLogo: readMailLogo,
    }),
    push: createPushSender(await readVapidKeys(), {
      subject: 'mailto:klammer@example.org',
      log,
      ...(options.pushPost && { post: options.pushPost }),
    }),
    sealer: createSealer(secret),
    files: createStorage(config),
    now: () => now ?? new Date(),
    publish: sockets.publish,
    disconnect: sockets.disconnect,
    whoIsThere: sockets.whoIsThere,
    publicUrl: url,
  };
  const auth = createAuth(deps, secret, { evenMs: options.evenMs ?? 0 });
  if (!options.slowPasswords) await hashQuickly(auth);
  http.on(
    'request',
    createApp(deps, auth, {
      limits: options.limits ?? UNLIMITED,
      ...(options.requestsPerKey && { requestsPerKey: options.requestsPerKey }),
    }),
  );
  const stopWatching = attachSockets(sockets, http, deps, identifyBy(auth), COMMANDS, {
    onDenied: watchDenials(deps),
    readSessionEnds: sessionEnds,
    renew: renewActors,
    writes: () => writesTo(WHO_ASKS_IS_IN),
  });
  await indexer.start();
  return {
    url,
    deps,
    auth,
    indexer,
    setNow: (value) => (now = value),
    close: async () => {
      stopWatching();
      await sockets.close();
      await closed(http);
      await indexer.stop();
      await search.close();
      await database.close();
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What these tests are about is not how hard a password is to guess from its hash. */
async function hashQuickly(auth: Auth): Promise<void> {
  const { password: passwords } = await auth.$context;
  const digest = (password: string) => createHash('sha256').update(password).digest('hex');
  passwords.hash = (password) => Promise.resolve(digest(password));
  passwords.verify = ({ hash, password }) => Promise.resolve(hash === digest(password));
}

function closed(http: Server): Promise<void> {
  http.closeAllConnections();
  return new Promise((resolve) => http.close(() => resolve()));
}

/** An answer as a test sees it. */
export interface Answer<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** Calls an endpoint over HTTP as a browser page of ours would, with a session's cookie or as a stranger. */
export async function call<Name extends EndpointName>(
  app: Pick<TestApp, 'url'>,
  name: Name,
  input: Input<EndpointOf<Name>>,
  cookie?: string,
): Promise<Answer<Output<EndpointOf<Name>>>> {
  const [feature, operation] = name.split('.') as [keyof typeof api, string];
  const endpoint = (api[feature] as Record<string, { method: string; path: string }>)[operation];
  if (!endpoint) throw new Error(`no endpoint ${name}`);
  const {
    params = {},
    query = {},
    body,
  } = input as Record<'params' | 'query' | 'body', Record<string, unknown> | undefined>;
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(params[key])),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    for (const one of [value ?? []].flat()) search.append(key, String(one));
  const response = await request(app, endpoint.method, `${path}?${search}`, { cookie, body });
  return response as Answer<Output<EndpointOf<Name>>>;
}

/** Sends any request; `body` as JSON unless it is a string. */
export async function request(
  app: Pick<TestApp, 'url'>,
  method: string,
  path: string,
  options: { cookie?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<unknown>> {
  const response = await fetch(app.url + path, {
    method,
    redirect: 'manual',
    headers: {
      origin: app.url,
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...(options.cookie && { cookie: options.cookie }),
      ...options.headers,
    },
    body:
      options.body === undefined
        ? undefined
        : typeof options.body === 'string'
          ? options.body
          : JSON.stringify(options.body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  };
}
