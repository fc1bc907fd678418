import { setTimeout as pause } from 'node:timers/promises';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5000;

export interface ClientOptions {
  url: string;
  origin: string;
  cookie: string;
  /** Is told every fact. */
  onfact?: (name: string, fact: unknown) => void;
}

/**
 * As much of a Socket.IO client as the benchmark needs, so that thousands of them fit beside the server they measure.
 * Comes back after a break with the waits of the pages' own client.
 */
export class Client {
  #options: ClientOptions;
  #socket: WebSocket | null = null;
  #asked = new Map<number, (answer: unknown) => void>();
  #count = 0;
  #closed = false;
  connected = false;
  /** Resolves when it is connected for the first time. */
  readonly ready: Promise<void>;
  #connectedFirst: () => void = () => undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.ready = new Promise((resolve) => (this.#connectedFirst = resolve));
    this.#dial(0);
  }

  /** The server's answer; null where the line broke before it came. */
  command(name: string, input: unknown): Promise<unknown> {
    if (!this.connected) return Promise.resolve(null);
    const id = this.#count++;
    return new Promise((resolve) => {
      this.#asked.set(id, resolve);
      this.#socket?.send(`42${id}${JSON.stringify([name, input])}`);
    });
  }

  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  #dial(attempt: number): void {
    const { url, origin, cookie } = this.#options;
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { origin, cookie },
    });
    let tries = attempt;
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const packet = String(data);
      if (packet.startsWith('0')) socket.send('40');
      else if (packet === '2') socket.send('3');
      else if (packet.startsWith('40')) {
        tries = 0;
        this.connected = true;
        this.#connectedFirst();
      } else if (packet.startsWith('42')) this.#hear(JSON.parse(packet.slice(2)) as [string, unknown]);
      else if (packet.startsWith('43')) this.#answer(packet.slice(2));
    };
    socket.onerror = () => undefined;
    socket.onclose = () => {
      this.connected = false;
      for (const resolve of this.#asked.values()) resolve(null);
      this.#asked.clear();
      if (!this.#closed) void this.#dialAgain(tries);
    };
  }

  async #dialAgain(attempt: number): Promise<void> {
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
    await pause(waitMs * (0.5 + Math.random()));
    if (!this.#closed) this.#dial(attempt + 1);
  }

  #hear([name, fact]: [string, unknown]): void {
    this.#options.onfact?.(name, fact);
  }

  #answer(packet: string): void {
    const start = packet.indexOf('[');
    const id = Number(packet.slice(0, start));
    this.#asked.get(id)?.((JSON.parse(packet.slice(start)) as unknown[])[0]);
    this.#asked.delete(id);
  }
}

/** Connects many, so many at a time, and waits until all are there. */
export async function connectAll(all: readonly ClientOptions[], atATime = 100): Promise<Client[]> {
  const clients: Client[] = [];
  for (let from = 0; from < all.length; from += atATime) {
    const batch = all.slice(from, from + atATime).map((options) => new Client(options));
    await Promise.all(batch.map((client) => client.ready));
    clients.push(...batch);
  }
  return clients;
}
