import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { end, freePort, runServer } from './delivery/process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'klammer-stopping-'));
});
afterAll(async () => rm(folder, { recursive: true }));

/** One question over the one connection that the agent keeps. @returns its status; null where the server has closed it */
function ask(agent: Agent, url: string): Promise<{ status: number; kept: boolean } | null> {
  return new Promise((resolve) => {
    get(url, { agent }, (response) => {
      response.resume();
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, kept: response.headers.connection !== 'close' }),
      );
      // A connection on which nothing was under way may be closed just as the next question leaves.
    }).once('error', () => resolve(null));
  });
}

it('ends in order while a proxy keeps asking over one connection', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/api/health`;
  const running = await runServer(port, { KLAMMER_DATA_DIR: folder });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses: number[] = [];
  const asking = (async () => {
    for (let answer = await ask(agent, url); answer; answer = answer.kept ? await ask(agent, url) : null)
      statuses.push(answer.status);
  })();
  await expect.poll(() => statuses.length).toBeGreaterThan(10);
  await end(running);
  await asking;
  expect(running.child.exitCode, running.output()).toBe(0);
  expect(new Set(statuses)).toEqual(new Set([200]));
});
