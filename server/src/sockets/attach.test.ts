import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import { type Person } from '../actor.ts';
import { type Deps } from '../deps.ts';
import { attachSockets, createSockets, type Sockets } from './attach.ts';
import { type CommandHandler } from './on.ts';

const person = (...organisationIds: string[]): Person => ({
  personId: 'p'.repeat(24),
  name: '',
  email: '',
  emailVerified: true,
  operator: false,
  locale: null,
  sessionId: 's'.repeat(24),
  by: null,
  memberships: organisationIds.map((organisationId) => ({ organisationId, role: 'editor' })),
  organisationId: organisationIds[0] ?? null,
});

/** Sockets without a store behind them. */
async function serve(
  identify: (sockets: Sockets) => Promise<Person>,
  renewed: Person,
  handlers: readonly CommandHandler[] = [],
) {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const sockets = createSockets();
  const deps = { publicUrl, config: {} } as Deps;
  const stop = attachSockets(sockets, http, deps, async () => identify(sockets), handlers, {
    onDenied: () => undefined,
    readSessionEnds: async (ids) => new Map(ids.map((id) => [id, new Date(Date.now() + 60_000)])),
    renew: async (actors) => new Map(actors.map(({ sessionId }) => [sessionId, renewed])),
    writes: () => null,
  });
  const connect = async () => {
    const client = io(publicUrl, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: publicUrl },
    });
    await new Promise<void>((resolve, reject) =>
      client.once('connect', resolve).once('connect_error', reject),
    );
    return client;
  };
  const close = async () => {
    stop();
    await sockets.close();
  };
  return { sockets, connect, close };
}

it('lets nobody listen to an organisation that they were taken out of while they came in', async () => {
  // Read before it was taken away, and told to go before there was anything to end.
  const identify = async (sockets: Sockets) => {
    sockets.disconnect('p'.repeat(24));
    return person('left', 'kept');
  };
  const { sockets, connect, close } = await serve(identify, person('kept'));
  const client = await connect();
  const heard: string[] = [];
  client.on('deals:changed', ({ organisationId }: { organisationId: string }) => heard.push(organisationId));
  for (const organisationId of ['left', 'kept'])
    sockets.publish({ organisations: [organisationId] }, 'deals:changed', { organisationId });
  await expect.poll(() => heard.at(-1)).toBe('kept');
  expect(heard).toEqual(['kept']);
  client.disconnect();
  await close();
});

it('takes no more commands of one person the more windows they come from', async () => {
  const handler = { name: 'conversation:typing', answer: async () => ({ ok: true }) };
  const { connect, close } = await serve(async () => person(), person(), [
    handler as unknown as CommandHandler,
  ]);
  const clients = await Promise.all(Array.from({ length: 8 }, connect));
  const answers = await Promise.all(
    clients.flatMap((client) =>
      Array.from({ length: 140 }, async () => client.timeout(20_000).emitWithAck('conversation:typing', {})),
    ),
  );
  const taken = (answers as { ok: boolean }[]).filter(({ ok }) => ok);
  // Each connection alone would take all of its 140.
  expect(taken).toHaveLength(600);
  expect(clients.every(({ connected }) => connected)).toBe(true);
  for (const client of clients) client.disconnect();
  await close();
});
