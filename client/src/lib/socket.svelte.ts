import type {
  Ack,
  ClientToServerEvents,
  CommandName,
  FactName,
  ServerToClientEvents,
} from '@klammer/contracts/sockets';
import { createContext } from 'svelte';
import type { Socket } from 'socket.io-client';
import { ApiProblem } from '#lib/api.ts';

type KlammerSocket = Socket<ServerToClientEvents, ClientToServerEvents>;
type CommandInput<Name extends CommandName> = Parameters<ClientToServerEvents[Name]>[0];
type AckOf<Name extends CommandName> = Parameters<Parameters<ClientToServerEvents[Name]>[1]>[0];
type CommandOutput<Name extends CommandName> = Extract<AckOf<Name>, { ok: true }>['data'];
type FactHandler<Name extends FactName> = ServerToClientEvents[Name];

const ACK_TIMEOUT_MS = 10_000;

/**
 * The connection over which the server tells facts and takes commands. One per signed-in page, made by the member
 * layout after mount; listeners may be added before it stands.
 */
export class Live {
  status = $state<'connecting' | 'online' | 'offline'>('connecting');
  /** Counts up with every (re)connection: an effect that reads it catches up on what was missed. */
  connections = $state(0);
  #socket: KlammerSocket | null = null;
  #listeners: { name: FactName; handler: FactHandler<FactName> }[] = [];

  /** Connects and stays connected until the returned function is called. */
  connect(): () => void {
    let closed = false;

    import('socket.io-client').then(({ io }) => {
      if (!closed) this.#attach(io({ transports: ['websocket'] }) as KlammerSocket);
    });

    return () => {
      closed = true;
      this.#socket?.disconnect();
      this.#socket = null;
      this.status = 'offline';
    };
  }

  /** Listens to a fact; the returned function stops it. */
  on<Name extends FactName>(name: Name, handler: FactHandler<Name>): () => void {
    const entry = { name, handler: handler as FactHandler<FactName> };

    this.#listeners.push(entry);
    this.#socket?.on(name, handler as never);

    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== entry);
      this.#socket?.off(name, handler as never);
    };
  }

  /** Sends a command and waits for the answer; throws an ApiProblem, `unavailable` while there is no connection. */
  async command<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>> {
    if (!this.#socket?.connected) throw unreachable();

    let answer: Ack<CommandOutput<Name>>;

    try {
      const emit = this.#socket.timeout(ACK_TIMEOUT_MS).emitWithAck as (
        name: Name,
        input: CommandInput<Name>,
      ) => Promise<Ack<CommandOutput<Name>>>;

      answer = await emit.call(this.#socket.timeout(ACK_TIMEOUT_MS), name, input);
    } catch (cause) {
      throw unreachable(cause);
    }

    if (!answer.ok) throw new ApiProblem(answer.problem);

    return answer.data;
  }

  #attach(socket: KlammerSocket): void {
    this.#socket = socket;
    socket.on('connect', () => {
      this.status = 'online';
      this.connections += 1;
    });
    socket.on('disconnect', () => (this.status = 'offline'));
    socket.on('connect_error', () => (this.status = 'offline'));
    for (const { name, handler } of this.#listeners) socket.on(name, handler as never);
  }
}

function unreachable(cause?: unknown): ApiProblem {
  return new ApiProblem(
    { type: 'about:blank', title: 'unavailable', status: 503, code: 'unavailable', detail: '' },
    { cause },
  );
}

const [getLive, setLive] = createContext<Live>();

export { getLive, setLive };
