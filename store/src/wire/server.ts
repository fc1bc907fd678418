import { chmodSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Engine } from '../commands/engine.ts';
import { internalError, runCommand } from '../commands/index.ts';
import { CommandError } from '../errors.ts';
import type { Doc } from '../values/types.ts';
import { readMessages } from './connection.ts';
import { type Message, writeReply } from './message.ts';

interface Held {
  socket: Socket;
  message: Message;
  reply: Doc;
}

/**
 * Serves the protocol. Group commit: the first write of a turn of the event loop opens a transaction, all commands of
 * that turn share it, and their replies leave after the one commit at its end.
 */
export class WireServer {
  readonly #engine: Engine;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #held: Held[] = [];
  #isScheduled = false;
  /** For the crash harness: answer before the commit, as a store must not. */
  readonly #isCareless: boolean;
  readonly #onWritten: (written: Map<string, number>) => void;

  /** `onWritten` hears after each commit how many documents it changed, by collection. */
  constructor(
    engine: Engine,
    isCareless = false,
    onWritten: (written: Map<string, number>) => void = () => undefined,
  ) {
    this.#engine = engine;
    this.#isCareless = isCareless;
    this.#onWritten = onWritten;
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
  }

  listen(at: { path: string } | { port: number }): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      const options = 'path' in at ? { path: at.path } : { port: at.port, host: '127.0.0.1' };
      this.#server.listen(options, () => {
        if ('path' in at) chmodSync(at.path, 0o600);
        resolve('path' in at ? 0 : (this.#server.address() as AddressInfo).port);
      });
    });
  }

  close(): Promise<void> {
    this.#flush();
    for (const socket of this.#sockets) socket.destroySoon();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    readMessages(socket, (message) => this.#run(socket, message));
  }

  #run(socket: Socket, message: Message): void {
    let reply: Doc;
    try {
      reply = runCommand({ engine: this.#engine, ...message });
    } catch (error) {
      this.#fail(error);
      reply = internalError(error);
    }
    const isWaiting = this.#engine.database.isWriting && !this.#isCareless;
    if (isWaiting) this.#held.push({ socket, message, reply });
    else send(socket, message, reply);
    if (this.#engine.database.isWriting && !this.#isScheduled) {
      this.#isScheduled = true;
      if (this.#isCareless) setTimeout(() => this.#flush(), 20);
      else setImmediate(() => this.#flush());
    }
  }

  #flush(): void {
    this.#isScheduled = false;
    try {
      this.#engine.commit();
    } catch (error) {
      this.#fail(error);
    }
    // Before the replies: whoever is told that it is written must not act on what was before.
    this.#onWritten(this.#engine.records.takeWritten());
    const held = this.#held;
    this.#held = [];
    for (const { socket, message, reply } of held) send(socket, message, reply);
  }

  /** Nothing of this turn was stored, so everybody who waits for it gets the error. */
  #fail(error: unknown): void {
    this.#engine.rollback();
    const reply = internalError(error);
    for (const waiting of this.#held) waiting.reply = reply;
  }
}

function send(socket: Socket, message: Message, reply: Doc): void {
  if (!message.expectsReply || socket.destroyed) return;
  try {
    socket.write(writeReply(message, reply));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    socket.write(writeReply(message, error.toReply()));
  }
}
