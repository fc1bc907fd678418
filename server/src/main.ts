import { mkdir } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import path from 'node:path';
import pino from 'pino';
import { COMMANDS, createApp, identifyBy, INDEXED } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { connect, createIndexes } from './db/connect.ts';
import { readSecret } from './db/secret.ts';
import { type Deps } from './deps.ts';
import { createAuth } from './features/accounts/service.ts';
import { greet } from './greeting.ts';
import { listen } from './http/listen.ts';
import { clientFolder, renderPages } from './http/pages.ts';
import { serveAssets } from './http/assets.ts';
import { Indexer } from './indexing/indexer.ts';
import { startJobs } from './jobs.ts';
import { createMailer } from './mail/mailer.ts';
import { createSearch, createVocabularyAnalyser } from './search-engine.ts';
import { attachSockets, createSockets } from './sockets/attach.ts';

const SHUTDOWN_MS = 4500;

/** Puts everything together, serves, and takes it apart again in the right order. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.LOG_LEVEL, base: undefined });
  const folder = path.resolve(config.KLAMMER_DATA_DIR);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // The store opens in a thread of its own; the analysis is prepared meanwhile.
  const connecting = connect(config);
  const analyser = createVocabularyAnalyser();
  const database = await connecting;
  await createIndexes();

  const http = createServer(sayStarting);
  const port = await listen(http, config);
  const publicUrl = (config.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, '');
  const sockets = createSockets();
  const search = createSearch(config, log, analyser, folder);
  const indexer = new Indexer({ search, log }, INDEXED);
  const deps: Deps = {
    config,
    log,
    search,
    analyser,
    indexIsBehind: () => indexer.isBehind(),
    mailer: createMailer(config, log),
    now: () => new Date(),
    publish: sockets.publish,
    disconnect: sockets.disconnect,
    publicUrl,
  };
  const auth = createAuth(deps, await readSecret(config, folder));
  const client = await clientFolder();
  const pages = client
    ? await Promise.all([serveAssets(client), renderPages(deps, `http://127.0.0.1:${port}`)])
    : [];
  const greeting = await greet(deps, auth);
  http.off('request', sayStarting);
  http.on('request', createApp(deps, auth, { pages }));
  attachSockets(sockets, http, deps, identifyBy(auth), COMMANDS);
  void indexer.start();
  const jobs = startJobs(deps);

  process.stdout.write(greeting);
  log.info({ port, database: database.kind, pages: pages.length > 0 }, 'serving');
  database.store?.onExit((error: Error) => {
    log.fatal({ err: error }, 'the store stopped; restart to recover');
    process.exit(1);
  });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    // Whatever hangs must not keep a restart waiting.
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    const closed = new Promise((resolve) => http.close(resolve));
    http.closeIdleConnections();
    sockets.io.disconnectSockets(true);
    await closed;
    await sockets.io.close();
    await jobs.stop();
    await indexer.stop();
    await search.close();
    await database.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

/** Answers whoever comes while the store is being filled or indexes are made. */
const sayStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Retry-After': '1', 'Content-Type': 'text/plain' }).end('Klammer is starting.\n');
};

main().catch((error: unknown) => {
  const message =
    error instanceof ConfigError
      ? `Klammer cannot start:\n${error.message}\n`
      : `Klammer cannot start: ${describe(error)}\n`;
  process.stderr.write(message);
  process.exit(1);
});

function describe(error: unknown): string {
  return error instanceof Error
    ? process.env.LOG_LEVEL === 'debug'
      ? String(error.stack)
      : error.message
    : String(error);
}
