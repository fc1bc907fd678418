import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { OCCURRENCE_TYPES, type OccurrenceType } from '@klammer/contracts/occurrences';
import { call, type TestApp } from '../../../test/app.ts';
import { WHOLE } from '../../app.ts';
import { gather } from './gathering.ts';
import { deliverDue } from './sending.ts';

export const SECOND = 1000;
export const DAY = 24 * 3600 * SECOND;
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** Registers an address for everything, unless said otherwise. */
export async function registerAt(
  app: TestApp,
  operator: string,
  url: string,
  types: OccurrenceType[] = [...OCCURRENCE_TYPES],
): Promise<{ id: string; secret: string }> {
  const body = { name: 'Rathaus', url, types };
  const made = await call(app, 'webhooks.create', { body }, operator);
  if (made.status !== 201)
    throw new Error(`registering answered ${made.status}: ${JSON.stringify(made.body)}`);
  return { id: made.body.webhook.id, secret: made.body.secret };
}

/** What the jobs do every five seconds. */
export async function tick({ deps }: TestApp): Promise<void> {
  await gather(deps, WHOLE.occurrences);
  await deliverDue(deps);
}

/** What a receiver got. */
export interface Received {
  headers: Record<string, string>;
  body: string;
}

/** An address of this machine that takes webhooks and answers as it is told. */
export async function startReceiver(): Promise<{
  url: string;
  received: Received[];
  /** @param headers besides the status, such as `retry-after` */
  answerWith: (status: number, text?: string, headers?: Record<string, string>) => void;
  close: () => Promise<void>;
}> {
  const received: Received[] = [];
  let answer = { status: 200, text: 'ok', headers: {} as Record<string, string> };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(parts).toString(),
      });
      response.writeHead(answer.status, answer.headers).end(answer.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answerWith: (status, text = 'ok', headers = {}) => (answer = { status, text, headers }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
