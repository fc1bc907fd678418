import pino from 'pino';
import { Server } from 'socket.io';
import { expect, it } from 'vitest';
import { connectRelay } from '../../src/sockets/redis.ts';
import { end, freePort } from './process.ts';
import { findServer, startRedis } from './servers.ts';
import { pause } from './talker.ts';

const redisFile = findServer('redis-server');
/** Socket.IO's number for "who is connected?", which goes to the other processes without anybody waiting for it. */
const FETCH_SOCKETS = 7;

it.skipIf(!redisFile)('a question under way when Redis dies ends no process', async () => {
  const port = await freePort();
  const redis = await startRedis(redisFile ?? '', port);
  const relay = await connectRelay(`redis://127.0.0.1:${port}`, pino({ level: 'silent' }));
  const io = new Server({ adapter: relay.adapter });
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  redis.child.kill('SIGSTOP');
  const adapter = io.of('/').adapter as unknown as { doPublish: (message: object) => Promise<string> };
  await adapter.doPublish({
    type: FETCH_SOCKETS,
    nsp: '/',
    uid: 'test',
    data: { requestId: 'test', opts: {} },
  });
  await end(redis, 'SIGKILL');
  while (relay.isUp()) await pause(5);
  await pause(0);
  process.off('unhandledRejection', note);
  await relay.close();
  expect(unhandled).toEqual([]);
});
