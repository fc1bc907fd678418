import type { CommandName, FactName } from '@klammer/contracts/sockets';
import { createContext } from 'svelte';
import { unreachable } from './api-problem.ts';
import type {
  CommandInput,
  CommandOutput,
  Connection,
  FactHandler,
  KlammerSocket,
} from './live/connection.ts';

/**
 * The connection over which the server tells facts and takes commands. One per signed-in page, made by the member
 * layout after mount; listeners may be added before it stands.
 */
export class Live {
  status = $state<'connecting' | 'online' | 'offline'>('connecting');
  /** Counts up with every (re)connection: an effect that reads it catches up on what was missed. */
  connections = $state(0);
  #connection: Connection | null = null;
  #listeners: { name: FactName; handler: FactHandler<FactName> }[] = [];

  /** Whether an answer can be hoped for: loading a page anew without one would put the browser's error in its place. */
  get isReachable(): boolean {
    return this.status === 'online' && navigator.onLine;
  }

  /** Connects and stays connected until the returned function is called. @param onsignedout when the session is over */
  connect(onsignedout: () => void): () => void {
    let closed = false;

    // Loaded after the page, which does not need them to show anything.
    void Promise.all([import('socket.io-client'), import('./live/connection.ts')]).then(
      ([{ io }, { Connection }]) => {
        if (closed) return;
        const connection = new Connection(
          io({ transports: ['websocket'], forceNew: true }) as KlammerSocket,
          {
            onfresh: () => {
              this.status = 'online';
              this.connections += 1;
            },
            onaway: () => (this.status = 'offline'),
            onsignedout,
          },
        );

        for (const { name, handler } of this.#listeners) connection.on(name, handler);
        this.#connection = connection;
      },
    );

    return () => {
      closed = true;
      this.#connection?.close();
      this.#connection = null;
      this.status = 'offline';
    };
  }

  /** Listens to a fact; the returned function stops it. */
  on<Name extends FactName>(name: Name, handler: FactHandler<Name>): () => void {
    const entry = { name, handler: handler as FactHandler<FactName> };

    this.#listeners.push(entry);
    this.#connection?.on(name, handler);

    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== entry);
      this.#connection?.off(name, handler);
    };
  }

  /** Sends a command and waits for the answer; throws an ApiProblem, `unavailable` while there is no connection. */
  async command<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>> {
    if (!this.#connection) throw unreachable();

    return this.#connection.command(name, input);
  }
}

const [getLive, setLive] = createContext<Live>();

export { getLive, setLive };
