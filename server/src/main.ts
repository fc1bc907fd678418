import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { flushCompileCache } from 'node:module';
import path from 'node:path';
import pino from 'pino';
import { COMMANDS, createApp, identifyBy, JOBS, MIGRATIONS, REPAIRS, WHOLE } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { connect, createIndexes, type Database } from './db/connect.ts';
import { migrate } from './db/migrations.ts';
import { registerProcess } from './db/processes.ts';
import { readSecret } from './db/secret.ts';
import { writesTo } from './db/writes.ts';
import { clearUnfinished } from './demo/unfinished.ts';
import { type Deps } from './deps.ts';
import { watchDenials } from './features/audit/service.ts';
import { createAuth, sessionEnds } from './features/accounts/service.ts';
import { lookOnceMore } from './features/channels/service.ts';
import { renewActors, WHO_ASKS_IS_IN } from './features/me/renewing.ts';
import { warmMatching } from './features/matches/service.ts';
import { followRegion, loadRegion, readMailLogo } from './features/region/service.ts';
import { greet } from './greeting.ts';
import { answerBroken } from './http/broken.ts';
import { listen } from './http/listen.ts';
import { loadPages } from './http/pages.ts';
import { sayStarting } from './http/starting.ts';
import { closeAnswered } from './http/stopping.ts';
import { Indexer } from './indexing/indexer.ts';
import { LatentWords, latentJob } from './indexing/latent.ts';
import { startJobs } from './contributions/jobs.ts';
import { checkStorage, createStorage, type FileStorage } from './storage/storage.ts';
import { createMailer } from './mail/mailer.ts';
import { readVapidKeys } from './push/keys.ts';
import { createPushSender, subjectOf } from './push/sender.ts';
import { createSealer } from './secrets/sealing.ts';
import { loadRegionFile } from './region/load.ts';
import { createSearch, createVocabularyAnalyser } from './search-engine.ts';
import { attachSockets, createSockets } from './sockets/attach.ts';
import type { Relay } from './sockets/redis.ts';

const SHUTDOWN_MS = 4500;
const WARM_AFTER_MS = 3000;

/** Puts everything together, serves, and takes it apart again in the right order. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  await loadRegionFile(config);
  const log = pino({ level: config.LOG_LEVEL, base: undefined });
  const folder = path.resolve(config.KLAMMER_DATA_DIR);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const http = answerBroken(createServer(sayStarting));
  const port = await listen(http, config);
  const publicUrl = (config.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, '');
  const files = createStorage(config);
  // The store opens in a thread of its own; pages and analysis are prepared meanwhile.
  const opening = Promise.all([
    openDatabase(config, files),
    checkStorage(files, log),
    // Tests of the API kill and start it a hundred times; they ask for no page.
    config.NODE_ENV === 'test' ? [] : loadPages(config, publicUrl, port),
  ]);
  const analyser = createVocabularyAnalyser();
  const [database, , pages] = await opening;
  await loadRegion(config);
  // The embedded store lets no second process in; a MongoDB would.
  const leave = database.kind === 'mongodb' ? await registerProcess(config) : async () => undefined;
  await migrate(MIGRATIONS);
  const relay = config.REDIS_URL ? await connectToRedis(config.REDIS_URL, log) : null;
  const sockets = createSockets(relay);
  const latent = new LatentWords({ analyser, log }, WHOLE.indexed, folder);
  await latent.load();
  const search = createSearch(config, log, analyser, folder, latent);
  const indexer = new Indexer({ search, log }, WHOLE.indexed, config.MEILI_URL !== undefined);
  const secret = await readSecret(config, folder);
  const deps: Deps = {
    config,
    log,
    search,
    analyser,
    latent,
    indexIsBehind: () => indexer.isBehind(),
    reindexing: () => indexer.progress(),
    mailer: createMailer(config, log, {
      lastLook: (mail) => lookOnceMore(deps, mail),
      readLogo: readMailLogo,
    }),
    push: createPushSender(await readVapidKeys(), { subject: subjectOf(publicUrl, config.MAIL_FROM), log }),
    sealer: createSealer(secret),
    files,
    now: () => new Date(),
    publish: sockets.publish,
    disconnect: sockets.disconnect,
    whoIsThere: sockets.whoIsThere,
    publicUrl,
  };
  const auth = createAuth(deps, secret);
  const greeting = await greet(deps, auth);
  http.off('request', sayStarting);
  http.on('request', createApp(deps, auth, { pages }));
  const stopWatching = attachSockets(sockets, http, deps, identifyBy(auth), COMMANDS, {
    onDenied: watchDenials(deps),
    readSessionEnds: sessionEnds,
    renew: renewActors,
    writes: () => writesTo(WHO_ASKS_IS_IN),
  });
  void indexer.start();
  const jobs = startJobs(deps, [...JOBS, latentJob(latent, indexer), indexer.nightly()], REPAIRS);
  const stopWarming = warm(deps);
  // The embedded store lets no second process change the region.
  const stopFollowing = database.kind === 'mongodb' ? followRegion(log) : () => undefined;

  process.stdout.write(greeting);
  log.info({ port, database: database.kind, pages: pages.length > 0 }, 'serving');
  // Node keeps what it has compiled at an orderly end only, and a start after a kill should be no slower.
  flushCompileCache();
  database.store?.onExit((error: Error) => {
    log.fatal({ err: error }, 'the store stopped; restart to recover');
    process.exit(1);
  });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    stopWarming();
    stopFollowing();
    stopWatching();
    // Whatever hangs must not keep a restart waiting.
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    const closed = closeAnswered(http);
    sockets.io.disconnectSockets(true);
    await closed;
    await sockets.close();
    latent.stop();
    await jobs.stop();
    await indexer.stop();
    await search.close();
    await leave();
    await database.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

async function openDatabase(config: Config, files: FileStorage): Promise<Database> {
  const database = await connect(config);
  await createIndexes();
  if (await clearUnfinished(files))
    process.stdout.write('The last start ended while it filled the store; beginning anew …\n');
  return database;
}

/**
 * Its client is a megabyte of modules that one process by itself does not need. Only `import type` leaves it out where its
 * types are named; an import of nothing but types in braces still loads it.
 */
async function connectToRedis(url: string, log: pino.Logger): Promise<Relay> {
  const { connectRelay } = await import('./sockets/redis.ts');
  return connectRelay(url, log);
}

/**
 * Lets matching learn in every process before somebody asks, but after the first page: it reads every text.
 * @returns to be called at a stop: what it cuts off is no fault
 */
function warm(deps: Deps): () => void {
  let stopped = false;
  const timer = setTimeout(() => {
    warmMatching(deps).catch((error: unknown) => {
      if (stopped) return;
      deps.log.error(
        { err: error },
        'matching could not get ready; the first request for matches tries again',
      );
    });
  }, WARM_AFTER_MS);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

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
