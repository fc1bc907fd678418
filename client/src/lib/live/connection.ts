import type {
  Ack,
  ClientToServerEvents,
  CommandName,
  FactName,
  ServerToClientEvents,
} from '@klammer/contracts/sockets';
import type { Socket } from 'socket.io-client';
import { ApiProblem, unreachable } from '#lib/api-problem.ts';

export type KlammerSocket = Socket<ServerToClientEvents, ClientToServerEvents>;
export type CommandInput<Name extends CommandName> = Parameters<ClientToServerEvents[Name]>[0];
type AckOf<Name extends CommandName> = Parameters<Parameters<ClientToServerEvents[Name]>[1]>[0];
export type CommandOutput<Name extends CommandName> = Extract<AckOf<Name>, { ok: true }>['data'];
export type FactHandler<Name extends FactName> = ServerToClientEvents[Name];

const ACK_TIMEOUT_MS = 10_000;
const BACK_AFTER_MS = 300;
const REFUSED_WAIT_MS = 5_000;

export interface ConnectionParts {
  /** Connected, for the first time or anew, or the server itself missed facts: everything shown catches up. */
  onfresh: () => void;
  onaway: () => void;
  onsignedout: () => void;
  ackTimeoutMs?: number;
}

/**
 * The rules by which a socket stays connected and commands are answered. Nothing here is of a page: the tests of
 * delivery talk through it too.
 */
export class Connection {
  #socket: KlammerSocket;
  #parts: ConnectionParts;
  #closed = false;
  /** When something last came from the server. */
  #heardAt = 0;

  constructor(socket: KlammerSocket, parts: ConnectionParts) {
    this.#socket = socket;
    this.#parts = parts;
    socket.io.on('open', () => socket.io.engine.on('packet', () => (this.#heardAt = Date.now())));
    socket.on('connect', parts.onfresh);
    // The server cannot tell what it missed itself.
    socket.on('facts:missed', parts.onfresh);
    socket.on('disconnect', (reason) => {
      parts.onaway();
      // Sent off by the server, after a sign-out or a change of membership: what is still allowed shows at the door.
      if (reason === 'io server disconnect') this.#connectAfter(BACK_AFTER_MS);
    });
    socket.on('connect_error', (error) => {
      parts.onaway();
      if (error.message === 'unauthenticated') parts.onsignedout();
      // A refusal by the server ends the library's own tries.
      else if (!socket.active) this.#connectAfter(REFUSED_WAIT_MS);
    });
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  on<Name extends FactName>(name: Name, handler: FactHandler<Name>): void {
    this.#socket.on(name, handler as never);
  }

  off<Name extends FactName>(name: Name, handler: FactHandler<Name>): void {
    this.#socket.off(name, handler as never);
  }

  /** Sends a command and waits for the answer. @throws ApiProblem; `unavailable` where no answer came */
  async command<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>> {
    if (!this.connected) throw unreachable();
    const asked = Date.now();
    const patient = this.#socket.timeout(this.#parts.ackTimeoutMs ?? ACK_TIMEOUT_MS);
    const emit = patient.emitWithAck as (
      name: Name,
      input: CommandInput<Name>,
    ) => Promise<Ack<CommandOutput<Name>>>;
    let answer: Ack<CommandOutput<Name>>;

    try {
      answer = await emit.call(patient, name, input);
    } catch (cause) {
      // Not a word since: the line is dead, though nobody has said so. A new one is there long before that is noticed.
      if (this.connected && this.#heardAt < asked) this.#socket.io.engine.close();
      throw unreachable(cause);
    }

    if (!answer.ok) throw new ApiProblem(answer.problem);

    return answer.data;
  }

  close(): void {
    this.#closed = true;
    this.#socket.disconnect();
  }

  #connectAfter(waitMs: number): void {
    setTimeout(() => {
      if (!this.#closed) this.#socket.connect();
    }, waitMs);
  }
}
