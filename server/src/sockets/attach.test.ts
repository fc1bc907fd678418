import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import { type Person } from '../actor.ts';
import { type Deps } from '../deps.ts';
import { attachSockets, createSockets } from './attach.ts';

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

it('lets nobody listen to an organisation that they were taken out of while they came in', async () => {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const sockets = createSockets();
  // Read before it was taken away, and told to go before there was anything to end.
  const identify = async () => {
    sockets.disconnect('p'.repeat(24));
    return person('left', 'kept');
  };
  const stop = attachSockets(sockets, http, { publicUrl, config: {} } as Deps, identify, [], {
    onDenied: () => undefined,
    readSessionEnds: async (ids) => new Map(ids.map((id) => [id, new Date(Date.now() + 60_000)])),
    renew: async (actors) => new Map(actors.map(({ sessionId }) => [sessionId, person('kept')])),
    writes: () => null,
  });
  const client = io(publicUrl, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: publicUrl },
  });
  await new Promise<void>((resolve, reject) => client.once('connect', resolve).once('connect_error', reject));
  const heard: string[] = [];
  client.on('deals:changed', ({ organisationId }: { organisationId: string }) => heard.push(organisationId));
  for (const organisationId of ['left', 'kept'])
    sockets.publish({ organisations: [organisationId] }, 'deals:changed', { organisationId });
  await expect.poll(() => heard.at(-1)).toBe('kept');
  expect(heard).toEqual(['kept']);
  client.disconnect();
  stop();
  await sockets.close();
});
