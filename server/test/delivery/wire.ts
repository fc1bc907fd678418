import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { carriesMessage, Frames } from './frames.ts';

export const FAULTS = [
  'drop-ack',
  'cut',
  'cut-answer',
  'delay',
  'half-open',
  'half-open-after',
  'twice',
  'reordered',
] as const;
export type Fault = (typeof FAULTS)[number];

/** For so long a line goes on repeating or reordering what comes back. */
const CONFUSED_MS = 80;

/** A TCP proxy in front of the server that breaks the next thing a client sends, or its answer, in a chosen way. */
export class Wire {
  #server: Server;
  #planned: { fault: Fault; sound: number }[] = [];
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

  /** Breaks the next message that the client sends. */
  arm(fault: Fault | null): void {
    this.armInTurn(fault === null ? [] : [{ fault, sound: 0 }]);
  }

  /** One break after the other, each once so many messages have gone well. */
  armInTurn(planned: readonly { fault: Fault; sound: number }[]): void {
    this.#planned = planned.map((one) => ({ ...one }));
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
    const destroy = (): void => {
      client.destroy();
      server.destroy();
      this.#pairs.delete(pair);
    };
    const back = new WayBack(client, destroy);
    const sent = new Frames();
    client.on('data', (chunk) => {
      for (const frame of sent.push(chunk)) this.#pass(frame, server, back, destroy);
    });
    server.on('data', (chunk) => back.pass(chunk));
    for (const socket of pair) {
      socket.on('error', destroy);
      socket.on('close', destroy);
    }
  }

  #pass(frame: Buffer, server: Socket, back: WayBack, destroy: () => void): void {
    if (back.mode === 'deaf') return;
    const [next] = carriesMessage(frame) ? this.#planned : [];
    if (!next || next.sound-- > 0) return void server.write(frame);
    const { fault } = next;
    this.#planned.shift();
    this.happened += 1;
    if (fault === 'delay') return void setTimeout(() => server.write(frame), 20 + Math.random() * 150);
    if (fault === 'cut') return void server.write(frame.subarray(0, frame.length / 2), destroy);
    if (fault === 'half-open') return void (back.mode = 'deaf');
    if (fault === 'twice') server.write(frame);
    server.write(frame);
    back.mode = fault === 'drop-ack' || fault === 'half-open-after' ? 'deaf' : fault;
    if (fault === 'drop-ack') setTimeout(destroy, 30);
    if (fault === 'twice' || fault === 'reordered') setTimeout(() => back.calmDown(), CONFUSED_MS);
  }
}

/** What comes back from the server, which may be broken too. */
class WayBack {
  mode: 'sound' | 'deaf' | 'cut-answer' | 'twice' | 'reordered' = 'sound';
  #frames = new Frames();
  #held: Buffer[] = [];
  readonly #client: Socket;
  readonly #destroy: () => void;

  constructor(client: Socket, destroy: () => void) {
    this.#client = client;
    this.#destroy = destroy;
  }

  pass(chunk: Buffer): void {
    for (const frame of this.#frames.push(chunk)) this.#passFrame(frame);
  }

  /** Lets go of what was held back, the last one first. */
  calmDown(): void {
    if (this.mode === 'reordered' || this.mode === 'twice') this.mode = 'sound';
    for (const frame of this.#held.splice(0).toReversed()) this.#client.write(frame);
  }

  #passFrame(frame: Buffer): void {
    if (this.mode === 'deaf') return;
    if (this.mode === 'sound' || !carriesMessage(frame)) return void this.#client.write(frame);
    if (this.mode === 'reordered') return void this.#held.push(frame);
    if (this.mode === 'cut-answer') {
      this.mode = 'deaf';
      return void this.#client.write(frame.subarray(0, frame.length / 2), this.#destroy);
    }
    this.#client.write(frame);
    this.#client.write(frame);
  }
}
