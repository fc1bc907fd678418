import { randomUUID } from 'node:crypto';
import { type Message } from '@klammer/contracts/conversations';
import { io } from 'socket.io-client';
import { Connection, type KlammerSocket } from '../../../client/src/lib/live/connection.ts';
import { Following } from '../../../client/src/lib/messages/following.ts';
import { keepInMemory } from '../../../client/src/lib/messages/outbox-in-memory.ts';
import { Outbox, type Unsent } from '../../../client/src/lib/messages/outbox.ts';

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2000;

export interface TalkerOptions {
  url: string;
  /** What the browser would send as its page's address; the proxy's address is not the server's. */
  origin: string;
  cookie: string;
  rooms: readonly string[];
  ackTimeoutMs?: number;
}

/** Somebody who talks and listens. */
export interface Voice {
  readonly socket: KlammerSocket;
  /** Client ids of what was acknowledged; in the control, of what was said. */
  readonly said: Set<string>;
  /** What was heard in each room, in the order of hearing. */
  readonly heard: Map<string, Message[]>;
  /** Says what nobody has said before. */
  say: (room: string, text: string) => Promise<void>;
  stop: () => void;
}

export function dial({ url, origin, cookie }: TalkerOptions): KlammerSocket {
  return io(url, {
    transports: ['websocket'],
    extraHeaders: { origin, cookie },
    reconnectionDelay: 20,
    reconnectionDelayMax: 150,
    timeout: 20_000,
    forceNew: true,
  });
}

/** One person's client, made of the parts the pages are made of: connection, outbox, and following each conversation. */
export class Talker implements Voice {
  readonly said = new Set<string>();
  readonly heard = new Map<string, Message[]>();
  readonly socket: KlammerSocket;
  #connection: Connection;
  #outbox: Outbox;
  #timers = new Set<NodeJS.Timeout>();
  #acknowledged = new Map<string, () => void>();
  /** What the server took for good that it does not take: none of it is expected. */
  readonly refused: Unsent[] = [];

  constructor(options: TalkerOptions) {
    this.socket = dial(options);
    const rooms = new Map(options.rooms.map((room) => [room, this.#follow(room)]));
    this.#connection = new Connection(this.socket, {
      onfresh: () => {
        for (const room of rooms.values()) void room.catchUp();
        void this.#outbox.flush();
      },
      onaway: () => undefined,
      onsignedout: () => undefined,
      ackTimeoutMs: options.ackTimeoutMs,
    });
    this.#connection.on(
      'message:sent',
      (message) => void rooms.get(message.conversationId)?.receive(message),
    );
    this.#outbox = new Outbox({
      personId: 'me',
      store: keepInMemory(),
      makeId: randomUUID,
      transmit: ({ conversationId, clientId, text }) =>
        this.#connection.command('message:send', { conversationId, clientId, text }),
      onchange: (waiting) => this.refused.push(...waiting.filter((unsent) => unsent.refusedAs)),
      onsent: ({ clientId, text }) => {
        this.said.add(clientId);
        this.#acknowledged.get(text)?.();
      },
      later: (run, attempt) => this.#later(run, attempt),
      alone: (work) => work(),
      isHeld: () => Promise.resolve(false),
    });
  }

  /** Resolves once the server has acknowledged it. */
  async say(room: string, text: string): Promise<void> {
    const acknowledged = new Promise<void>((resolve) => this.#acknowledged.set(text, resolve));
    await this.#outbox.add({ conversationId: room, text, replyTo: null, mentions: [], attachments: [] });
    await acknowledged;
  }

  #follow(room: string): Following {
    const heard: Message[] = [];
    this.heard.set(room, heard);
    return new Following(0, {
      fetchChanges: (after) =>
        this.#connection.command('conversation:catch-up', { conversationId: room, after }),
      take: (messages) => heard.push(...messages),
      beginAnew: () => Promise.reject(new Error('so much is not said in any test')),
      later: (run, attempt) => this.#later(() => void run(), attempt),
    });
  }

  #later(run: () => void, attempt: number): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        run();
      },
      Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS),
    );
    this.#timers.add(timer);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#connection.close();
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
