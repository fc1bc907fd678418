import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createIndexes } from '../../src/db/connect.ts';
import '../../src/app.ts';
import { end, freePort, run, runServer, type Running } from './process.ts';
import { findServer, startNginx, startRedis } from './servers.ts';
import { readStored, report, settle, tallyOf } from './tally.ts';
import { pause, Talker } from './talker.ts';
import { buildWorld, type World } from './world.ts';

const PROCESSES = 3;
const redisFile = findServer('redis-server');
const nginxFile = findServer('nginx');

let folder: string;
let store: Running;
let redis: Running;
let nginx: Running | undefined;
let servers: Running[] = [];
let redisPort: number;
let ports: number[];
let world: World;
let env: Record<string, string>;
let front: string;
let talkers: Talker[] = [];

/** Several processes of the server on one store, with a real Redis between them and nginx in front. */
async function startAll(redisPath: string, nginxPath: string): Promise<void> {
  folder = await mkdtemp(path.join(tmpdir(), 'klammer-processes-'));
  const storePort = await freePort();
  store = run('store/src/cli.ts', [
    '--file',
    path.join(folder, 'shared.sqlite'),
    '--port',
    String(storePort),
  ]);
  while (!store.output().includes('store ')) await pause(20);
  const url = `mongodb://127.0.0.1:${storePort}/klammer?directConnection=true`;
  await mongoose.connect(url);
  await createIndexes();
  world = await buildWorld({ people: 50, rooms: 2 });
  redisPort = await freePort();
  redis = await startRedis(redisPath, redisPort);
  ports = await Promise.all(Array.from({ length: PROCESSES }, freePort));
  const frontPort = await freePort();
  front = `http://127.0.0.1:${frontPort}`;
  env = {
    MONGODB_URL: url,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    // Search is away: messages do not need it.
    MEILI_URL: 'http://127.0.0.1:9',
    PUBLIC_URL: front,
    TRUST_PROXY: '1',
    KLAMMER_DATA_DIR: folder,
  };
  servers = await Promise.all(ports.map((port) => runServer(port, env)));
  nginx = await startNginx(nginxPath, folder, frontPort, ports);
}

describe.skipIf(!redisFile || !nginxFile)('several processes', { timeout: 20 * 60_000 }, () => {
  beforeAll(() => startAll(redisFile ?? '', nginxFile ?? ''), 15 * 60_000);
  afterAll(async () => {
    for (const talker of talkers) talker.stop();
    if (nginx) await end(nginx, 'SIGQUIT');
    for (const server of servers) await end(server, 'SIGKILL');
    await end(redis, 'SIGKILL');
    await mongoose.disconnect();
    await end(store);
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  afterEach(() => {
    for (const { child, output } of servers)
      expect([child.exitCode, child.signalCode], output()).toEqual([null, null]);
  });

  it('number what fifty people say at once without a gap, and everybody hears everything', async () => {
    talkers = world.people.map(
      ({ cookie }) => new Talker({ url: front, origin: front, cookie, rooms: world.rooms }),
    );
    for (const talker of talkers) while (!talker.socket.connected) await pause(20);
    await Promise.all(
      talkers.map(async (talker, index) => {
        for (let count = 0; count < 10; count += 1)
          await talker.say(world.rooms[count % 2] ?? '', `${index}: message ${count}`);
      }),
    );
    const stored = await readStored(world.rooms);
    await settle(talkers, stored, 20_000);
    const tally = tallyOf(talkers, stored);
    report(`${PROCESSES} processes, 50 people`, tally);
    expect(tally).toEqual({ sent: 500, stored: 500, twice: 0, missing: 0, outOfOrder: 0 });
  });

  it('acknowledge while Redis is away, and deliver within five seconds of its return', async () => {
    const [room = ''] = world.rooms;
    await end(redis, 'SIGKILL');
    await Promise.all(talkers.slice(0, 20).map((talker, index) => talker.say(room, `away ${index}`)));
    redis = await startRedis(redisFile ?? '', redisPort);
    const returned = await settleTime();
    redis.child.kill('SIGSTOP');
    await Promise.all(talkers.slice(0, 20).map((talker, index) => talker.say(room, `asleep ${index}`)));
    redis.child.kill('SIGCONT');
    const woke = await settleTime();
    const tally = tallyOf(talkers, await readStored(world.rooms));
    report(
      'Redis away',
      tally,
      ` · heard by all ${returned} ms after its return, ${woke} ms after it went on`,
    );
    expect(tally).toMatchObject({ twice: 0, missing: 0, outOfOrder: 0 });
    expect(Math.max(returned, woke)).toBeLessThan(5000);
  });

  it('end the connections of a session that signs out at another process within a second', async () => {
    const [person] = world.people;
    const origin = front;
    const talker = new Talker({
      url: `http://127.0.0.1:${ports[0]}`,
      origin,
      cookie: person?.cookie ?? '',
      rooms: [],
    });
    talkers.push(talker);
    while (!talker.socket.connected) await pause(20);
    const ended = new Promise<boolean>((resolve) => talker.socket.once('disconnect', () => resolve(true)));
    const answer = await fetch(`http://127.0.0.1:${ports[1]}/api/auth/sign-out`, {
      method: 'POST',
      headers: { origin, cookie: person?.cookie ?? '', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(200);
    expect(await Promise.race([ended, pause(1000).then(() => false)])).toBe(true);
  });

  it('refuse to be joined by one that keeps a search of its own', async () => {
    const port = await freePort();
    const { REDIS_URL: _redis, MEILI_URL: _search, ...alone } = env;
    await expect(runServer(port, alone)).rejects.toThrow(/need REDIS_URL and MEILI_URL/);
    await expect(runServer(port, { ...alone, REDIS_URL: env.REDIS_URL ?? '' })).rejects.toThrow(/MEILI_URL/);
  });
});

describe('one data folder', { timeout: 20 * 60_000 }, () => {
  it('lets no second process in, and says why', async () => {
    const place = await mkdtemp(path.join(tmpdir(), 'klammer-folder-'));
    const first = await runServer(await freePort(), { KLAMMER_DATA_DIR: place });
    await expect(runServer(await freePort(), { KLAMMER_DATA_DIR: place })).rejects.toThrow(
      /in use|already|another/i,
    );
    await end(first, 'SIGKILL');
    await rm(place, { recursive: true, force: true });
  });
});

/** How long until everybody has heard all that was said, in whichever room. */
async function settleTime(): Promise<number> {
  const startedAt = performance.now();
  await settle(talkers, await readStored(world.rooms), 20_000);
  return Math.round(performance.now() - startedAt);
}
