import { type Server as HttpServer } from 'node:http';
import { type Ack, type FactName } from '@klammer/contracts/sockets';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Server, type Socket } from 'socket.io';
import { type Actor } from '../actor.ts';
import { type Audience, type Deps, type Publish } from '../deps.ts';
import { headersOf, type Identify } from '../http/mount.ts';
import { isForeign, originsOf } from '../http/origin.ts';
import { Problem } from '../problem.ts';
import { type CommandHandler } from './on.ts';

const MOST_BYTES_OF_A_FRAME = 64 * 1024;
const COMMANDS_PER_10_S = 150;

export interface Sockets {
  io: Server;
  publish: Publish;
  /** Ends all connections of a person at once. */
  disconnect: (personId: string) => void;
}

/** Makes the Socket.IO server; connections come once it is attached. */
export function createSockets(): Sockets {
  const io = new Server({
    transports: ['websocket', 'polling'],
    // Compression costs 236 instead of 26 KiB a client and chat messages are short.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MOST_BYTES_OF_A_FRAME,
    serveClient: false,
    connectTimeout: 10_000,
  });
  return {
    io,
    publish: (audience, name, fact) => {
      io.to(roomsOf(audience)).emit(name as FactName & string, fact);
    },
    disconnect: (personId) => {
      io.in(`person:${personId}`).disconnectSockets(true);
    },
  };
}

function roomsOf(audience: Audience): string[] {
  return 'persons' in audience
    ? audience.persons.map((id) => `person:${id}`)
    : audience.organisations.map((id) => `organisation:${id}`);
}

/**
 * Accepts connections with a valid session from our own pages. Who asks is read again for every command, so a role
 * or membership that was taken away counts at once.
 */
export function attachSockets(
  sockets: Sockets,
  http: HttpServer,
  deps: Deps,
  identify: Identify,
  handlers: CommandHandler[],
): void {
  const { io } = sockets;
  const origins = originsOf(deps);
  const limiter = new RateLimiterMemory({ points: COMMANDS_PER_10_S, duration: 10 });
  io.use(async (socket, next) => {
    try {
      if (isForeign(origins, socket.handshake.headers.origin, undefined)) throw new Problem('foreign-origin');
      const actor = await identify(headersOf(socket.handshake));
      if (!actor?.emailVerified) throw new Problem('unauthenticated');
      await socket.join(roomsFor(actor));
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
    for (const handler of handlers) {
      socket.on(handler.name, (input: unknown, ack: unknown) => {
        if (typeof ack !== 'function') return;
        void answer(socket, handler, input).then((reply) => ack(reply));
      });
    }
  });
  io.attach(http);

  async function answer(socket: Socket, handler: CommandHandler, input: unknown): Promise<Ack<unknown>> {
    try {
      await limiter.consume(socket.id);
    } catch {
      // The limiter rejects with its own counter object; what the client needs is when to come back.
      return {
        ok: false,
        problem: new Problem('too-many-requests', undefined, { retryAfterSeconds: 10 }).toBody(),
      };
    }
    const actor = await identify(headersOf(socket.handshake)).catch((error: unknown) => error as Error);
    if (actor instanceof Error)
      return { ok: false, problem: new Problem('unavailable', undefined, { retryAfterSeconds: 2 }).toBody() };
    if (!actor) socket.disconnect(true);
    return handler.answer(deps, actor, input);
  }
}

function roomsFor(actor: NonNullable<Actor>): string[] {
  return [
    `person:${actor.personId}`,
    ...actor.memberships.map((one) => `organisation:${one.organisationId}`),
  ];
}
