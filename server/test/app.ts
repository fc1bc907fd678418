import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { api, type EndpointName, type EndpointOf } from '@klammer/contracts';
import { type Input, type Output } from '@klammer/contracts/endpoint';
import mongoose from 'mongoose';
import pino from 'pino';
import { COMMANDS, createApp, identifyBy, INDEXED } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { connectEmbedded, createIndexes, type Database } from '../src/db/connect.ts';
import { type Deps } from '../src/deps.ts';
import { createAuth, type Auth } from '../src/features/accounts/service.ts';
import { type Limits } from '../src/http/limits.ts';
import { Indexer } from '../src/indexing/indexer.ts';
import { createMailer } from '../src/mail/mailer.ts';
import { createSearch, createVocabularyAnalyser } from '../src/search-engine.ts';
import { attachSockets, createSockets } from '../src/sockets/attach.ts';

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
  options: { env?: Record<string, string>; limits?: Limits } = {},
): Promise<TestApp> {
  const config = readConfig({
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    NODE_ENV: 'test',
    ...options.env,
  });
  const database = await openDatabase();
  await createIndexes();
  const log = pino({ level: config.LOG_LEVEL });
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const analyser = createVocabularyAnalyser();
  const search = createSearch(config, log, analyser, null);
  const sockets = createSockets();
  const indexer = new Indexer({ search, log }, INDEXED);
  let now: Date | undefined;
  const deps: Deps = {
    config,
    log,
    search,
    analyser,
    indexIsBehind: () => indexer.isBehind(),
    mailer: createMailer(config, log),
    now: () => now ?? new Date(),
    publish: sockets.publish,
    disconnect: sockets.disconnect,
    publicUrl: url,
  };
  const auth = createAuth(deps, 'a secret that only tests know, 32+ characters');
  http.on('request', createApp(deps, auth, { limits: options.limits ?? UNLIMITED }));
  attachSockets(sockets, http, deps, identifyBy(auth), COMMANDS);
  await indexer.start();
  return {
    url,
    deps,
    auth,
    indexer,
    setNow: (value) => (now = value),
    close: async () => {
      await sockets.io.close();
      await closed(http);
      await indexer.stop();
      await search.close();
      await database.close();
    },
  };
}

/** The embedded store in memory, or a fresh database on `MONGODB_URL` to compare with another server. */
async function openDatabase(): Promise<Database> {
  const url = process.env.MONGODB_URL;
  if (!url) return connectEmbedded(':memory:');
  const dbName = `klammer-test-${process.pid}-${Date.now()}`;
  await mongoose.connect(url, { dbName, serverSelectionTimeoutMS: 5000 });
  return {
    kind: 'mongodb',
    store: null,
    close: async () => {
      await mongoose.connection.dropDatabase();
      await mongoose.disconnect();
    },
  };
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
