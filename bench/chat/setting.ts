import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import '../../server/src/app.ts';
import { connectEmbedded, createIndexes } from '../../server/src/db/connect.ts';
import { end, freePort, run, runServer, type Running } from '../../server/test/delivery/process.ts';
import { findServer, startRedis } from '../../server/test/delivery/servers.ts';
import { buildWorld, type World } from '../../server/test/delivery/world.ts';
import { type ClientOptions } from './client.ts';

/** People, the rooms they talk in, and the servers they reach; people are shared out among the servers. */
export interface Setting {
  world: World;
  perRoom: number;
  servers: Running[];
  urls: string[];
  origin: string;
  /** Kills the first server and starts it anew; resolves when it answers. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}

export interface Size {
  people: number;
  rooms: number;
  perRoom: number;
}

/** One server on the embedded store, as `npm start` runs it. @param root where its version lies, if not here */
export async function startOne(size: Size, root?: string): Promise<Setting> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-chat-'));
  const database = await connectEmbedded(path.join(folder, 'klammer.sqlite'));
  await createIndexes();
  const world = await buildWorld(size);
  await database.close();
  const port = await freePort();
  const start = () => runServer(port, { KLAMMER_DATA_DIR: folder }, root);
  const setting: Setting = {
    world,
    perRoom: size.perRoom,
    servers: [await start()],
    urls: [`http://127.0.0.1:${port}`],
    origin: `http://127.0.0.1:${port}`,
    restart: async () => {
      for (const server of setting.servers) await end(server, 'SIGKILL');
      setting.servers = [await start()];
    },
    close: async () => {
      for (const server of setting.servers) await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return setting;
}

/** Several servers that share a store over TCP and Redis. Null where there is no Redis to be had. */
export async function startSeveral(count: number, size: Size): Promise<Setting | null> {
  const redisFile = findServer('redis-server');
  if (!redisFile) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-chat-'));
  const storePort = await freePort();
  const file = path.join(folder, 'shared.sqlite');
  const store = run('store/src/cli.ts', ['--file', file, '--port', String(storePort)]);
  const url = `mongodb://127.0.0.1:${storePort}/klammer?directConnection=true`;
  await mongoose.connect(url, { serverSelectionTimeoutMS: 60_000 });
  await createIndexes();
  const world = await buildWorld(size);
  await mongoose.disconnect();
  const redisPort = await freePort();
  const redis = await startRedis(redisFile, redisPort);
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const origin = 'http://chat.example';
  const env = {
    MONGODB_URL: url,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    // Search is away: messages do not need it.
    MEILI_URL: 'http://127.0.0.1:9',
    PUBLIC_URL: origin,
    KLAMMER_DATA_DIR: folder,
  };
  const servers = await Promise.all(ports.map((port) => runServer(port, env)));
  return {
    world,
    perRoom: size.perRoom,
    servers,
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    origin,
    restart: () => Promise.reject(new Error('one server is started anew, not several')),
    close: async () => {
      for (const server of servers) await end(server);
      await end(redis, 'SIGKILL');
      await end(store);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The nth person's way in. */
export function optionsOf(
  { world, urls, origin }: Setting,
  index: number,
  onfact?: ClientOptions['onfact'],
): ClientOptions {
  const cookie = world.people[index]?.cookie ?? '';
  return { url: urls[index % urls.length] ?? '', origin, cookie, onfact };
}

/** A room that the nth person takes part in. */
export function roomOf({ world, perRoom }: Setting, index: number): string {
  return world.rooms[Math.floor(index / perRoom) % world.rooms.length] ?? '';
}
