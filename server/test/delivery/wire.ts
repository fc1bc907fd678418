import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export const FAULTS = ['drop-ack', 'cut', 'delay', 'half-open', 'half-open-after'] as const;
export type Fault = (typeof FAULTS)[number];

/** A TCP proxy in front of the server that breaks the next thing a client sends in a chosen way. */
export class Wire {
  #server: Server;
  #fault: Fault | null = null;
  #pairs = new Set<[Socket, Socket]>();
  /** How many faults have happened. */
  happened = 0;

  private constructor(target: { host: string; port: number }) {
    this.#server = createServer((client) => this.#join(client, createConnection(target)));
  }

  static async open(target: { host: string; port: number }): Promise<Wire> {
    const wire = new Wire(target);
    await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks the next chunk that the client sends. */
  arm(fault: Fault | null): void {
    this.#fault = fault;
  }

  async close(): Promise<void> {
    for (const [client, server] of this.#pairs) {
      client.destroy();
      server.destroy();
    }
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #join(client: Socket, server: Socket): void {
    const pair: [Socket, Socket] = [client, server];
    this.#pairs.add(pair);
    let deaf = false;
    const destroy = (): void => {
      client.destroy();
      server.destroy();
      this.#pairs.delete(pair);
    };
    client.on('data', (chunk) => {
      if (deaf) return;
      const fault = this.#fault;
      this.#fault = null;
      if (fault === null) return void server.write(chunk);
      this.happened += 1;
      if (fault === 'delay') return void setTimeout(() => server.write(chunk), 20 + Math.random() * 150);
      if (fault === 'cut') return void server.write(chunk.subarray(0, chunk.length / 2), destroy);
      if (fault === 'half-open') return void (deaf = true);
      deaf = true;
      server.write(chunk);
      // The message arrives, its answer does not: the line is cut, or stays open in silence.
      if (fault === 'drop-ack') setTimeout(destroy, 30);
    });
    server.on('data', (chunk) => {
      if (!deaf) client.write(chunk);
    });
    for (const socket of pair) {
      socket.on('error', destroy);
      socket.on('close', destroy);
    }
  }
}
