import { type Server as HttpServer } from 'node:http';
import { type Ack, type FactName } from '@klammer/contracts/sockets';
import { Server, type Socket } from 'socket.io';
import { asDenial, type Person } from '../actor.ts';
import { type Audience, type Deps, type Publish } from '../deps.ts';
import { headersOf, type Identify, type OnDenied } from '../http/mount.ts';
import { isForeign, originsOf } from '../http/origin.ts';
import { Problem } from '../problem.ts';
import { createDoor } from './door.ts';
import { cutFloods } from './flood.ts';
import { gatherWrites } from './gathering.ts';
import { keepIdentities, type Identity } from './identity.ts';
import { type CommandHandler } from './on.ts';
import { Pace } from './pace.ts';
import type { Relay } from './redis.ts';
import { renewTogether, type Renew } from './renewal.ts';
import { type ReadSessionEnds, type SessionWatch, watchConnections } from './watch.ts';

const MOST_BYTES_OF_A_FRAME = 64 * 1024;
const COMMANDS_PER_10_S = 150;
/** Over all connections of a person to this process: more windows are no way to more. */
const COMMANDS_OF_ONE_PER_10_S = 600;
const MOST_CONNECTIONS_OF_ONE = 40;
/** Made once: whoever sends a thousand commands a second is to cost as little as can be. */
const TOO_MANY: Ack<never> = {
  ok: false,
  problem: new Problem('too-many-requests', undefined, { retryAfterSeconds: 10 }).toBody(),
};
export interface Sockets {
  io: Server;
  publish: Publish;
  disconnect: Deps['disconnect'];
  whoIsThere: Deps['whoIsThere'];
  close: () => Promise<void>;
}

/** How a line that died without a word is noticed, by both ends: no sign of life for interval + timeout. */
export interface Heartbeat {
  intervalMs: number;
  timeoutMs: number;
}
const HEARTBEAT: Heartbeat = { intervalMs: 15_000, timeoutMs: 10_000 };

/** Makes the Socket.IO server; connections come once it is attached. @param relay to other processes, if there are any */
export function createSockets(relay: Relay | null = null, heartbeat = HEARTBEAT): Sockets {
  const io = new Server({
    // A connection stays with one process, so none of several has to know what another began.
    transports: ['websocket'],
    // Compression costs 236 instead of 26 KiB a client and chat messages are short.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MOST_BYTES_OF_A_FRAME,
    serveClient: false,
    connectTimeout: 10_000,
    pingInterval: heartbeat.intervalMs,
    pingTimeout: heartbeat.timeoutMs,
    ...(relay && { adapter: relay.adapter }),
  });
  relay?.onReturn(() => io.local.emit('facts:missed', {}));
  return {
    io,
    publish: (audience, name, fact) => {
      io.to(roomsOf(audience)).emit(name as FactName & string, fact);
    },
    disconnect: (personId, sessionId) => {
      const room = sessionId ? `session:${sessionId}` : `person:${personId}`;
      // Here at once, whatever becomes of the relay.
      io.local.in(room).disconnectSockets(true);
      if (relay) io.in(room).disconnectSockets(true);
    },
    whoIsThere: async (personIds) => {
      const rooms = personIds.map((id) => `person:${id}`);
      if (rooms.length === 0) return new Set();
      const asked = relay?.isUp() ? io.in(rooms) : io.local.in(rooms);
      const there = await asked.fetchSockets();
      return new Set(there.map((socket) => (socket.data as { personId: string }).personId));
    },
    close: async () => {
      await io.close();
      await relay?.close();
    },
  };
}

function roomsOf(audience: Audience): string[] {
  return 'persons' in audience
    ? audience.persons.map((id) => `person:${id}`)
    : audience.organisations.map((id) => `organisation:${id}`);
}

/** What a connection remembers; only `personId` is of use to other processes. */
interface Remembered extends SessionWatch {
  personId: string;
  identity: Identity;
}

/**
 * Accepts connections with a valid session from our own pages. Who asks is read again for every command (at most
 * twice a second), so a role or membership that was taken away counts at once.
 * @returns to be called at a stop
 */
export function attachSockets(
  sockets: Sockets,
  http: HttpServer,
  deps: Deps,
  identify: Identify,
  handlers: readonly CommandHandler[],
  hooks: {
    onDenied: OnDenied;
    readSessionEnds: ReadSessionEnds;
    renew: Renew;
    /** Goes up whenever what `renew` and `readSessionEnds` read may have changed; null where nobody knows. */
    writes: () => number | null;
  },
): () => void {
  const { io } = sockets;
  const { onDenied, readSessionEnds } = hooks;
  const renew = renewTogether(hooks.renew);
  const identities = keepIdentities(renew, hooks.writes);
  const origins = originsOf(deps);
  const door = createDoor();
  const paces = new Map<string, Pace>();
  const greeted = new WeakSet<object>();
  io.use(async (socket, next) => {
    // Once for a connection: a second greeting before the first is answered would get past the door.
    if (greeted.has(socket.conn)) return void socket.conn.close();
    greeted.add(socket.conn);
    try {
      if (isForeign(origins, socket.handshake.headers.origin, undefined)) throw new Problem('foreign-origin');
      // Before it is asked who it is, which is what a flood of connections would cost.
      if (door.comesTooOften(socket.request))
        throw new Problem('too-many-requests', undefined, { retryAfterSeconds: 10 });
      const writes = hooks.writes();
      const actor = await door.inTurn(() => identify(headersOf(socket.handshake)));
      if (!actor?.emailVerified) throw new Problem('unauthenticated');
      // What is said between others comes over these lines.
      if (actor.by) throw new Problem('in-person');
      const own = io.of('/').adapter.rooms.get(`person:${actor.personId}`);
      if (own && own.size >= MOST_CONNECTIONS_OF_ONE) throw new Problem('too-many-requests');
      socket.data = rememberedOf(actor, writes);
      await socket.join(roomsFor(actor));
      // What was taken away while it was on its way in found no connection to end: this one listens to less from now on.
      const isKnownToHold = writes !== null && writes === hooks.writes();
      const now = isKnownToHold ? actor : await renew(actor);
      if (!now) throw new Problem('unauthenticated');
      const rooms = new Set(roomsFor(now));
      for (const room of roomsFor(actor)) if (!rooms.has(room)) await socket.leave(room);
      next();
    } catch (error) {
      next(
        error instanceof Problem
          ? Object.assign(new Error(error.code), { data: error.toBody() })
          : new Error('internal'),
      );
    }
  });
  io.on('connection', (socket) => {
    gatherWrites(socket.conn, socket.request.socket);
    // Who asks is known; thousands of requests with all their headers would be kept for nothing.
    Object.assign(socket.conn, { request: null });
    // Whoever has left is counted nowhere any more, and may not go on taking up room.
    socket.on('disconnect', () => socket.conn.close());
    const pace = new Pace(COMMANDS_PER_10_S, 10_000);
    const ofPerson = paceOf(socket);
    for (const handler of handlers) {
      socket.on(handler.name, (input: unknown, ack: unknown) => {
        if (typeof ack !== 'function') return;
        if (!pace.take(Date.now()) || !ofPerson.take(Date.now())) return void ack(TOO_MANY);
        void answer(socket, handler, input).then((reply) => ack(reply));
      });
    }
  });
  io.attach(http, { allowRequest: door.allow });
  cutFloods(io);
  return watchConnections(io, readSessionEnds, hooks.writes);

  function paceOf(socket: Socket): Pace {
    const { personId } = socket.data as Remembered;
    const pace = paces.get(personId) ?? new Pace(COMMANDS_OF_ONE_PER_10_S, 10_000);
    paces.set(personId, pace);
    socket.on('disconnect', () => {
      if (!io.of('/').adapter.rooms.has(`person:${personId}`)) paces.delete(personId);
    });
    return pace;
  }

  async function answer(socket: Socket, handler: CommandHandler, input: unknown): Promise<Ack<unknown>> {
    const actor = await identities
      .current((socket.data as Remembered).identity)
      .catch((error: unknown) => error as Error);
    if (actor instanceof Error)
      return { ok: false, problem: new Problem('unavailable', undefined, { retryAfterSeconds: 2 }).toBody() };
    if (!actor) socket.disconnect(true);
    const reply = await handler.answer(deps, actor, input);
    const denial = reply.ok ? null : asDenial(actor, handler.name, reply.problem, input);
    if (denial) onDenied(denial);
    return reply;
  }
}

function rememberedOf(actor: Person, writes: number | null): Remembered {
  return {
    personId: actor.personId,
    sessionId: actor.sessionId,
    endsAt: Infinity,
    identity: { person: actor, actor: Promise.resolve(actor), readAt: Date.now(), writes },
  };
}

function roomsFor(actor: Person): string[] {
  return [
    `person:${actor.personId}`,
    `session:${actor.sessionId}`,
    ...actor.memberships.map((one) => `organisation:${one.organisationId}`),
  ];
}
