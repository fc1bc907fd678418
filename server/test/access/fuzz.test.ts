import { availableParallelism } from 'node:os';
import { type Endpoint } from '@klammer/contracts/endpoint';
import { commands } from '@klammer/contracts/sockets';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor } from '../../src/actor.ts';
import { COMMANDS, identifyBy, listRoutes } from '../../src/app.ts';
import { type Route } from '../../src/http/mount.ts';
import { toProblem } from '../../src/http/problems.ts';
import { request, startApp, type TestApp } from '../app.ts';
import { arbitraryOf, mutated } from './arbitrary.ts';
import { endpointsByName } from './attempt.ts';
import { kindsAt } from './combinations.ts';
import { buildWorld, type World } from './world.ts';

/** Cases for each endpoint and command; `npm run test:release` sets 20,000. */
const CASES = Number(process.env.KLAMMER_FUZZ_CASES ?? 10);
const MOST_CPU_MS = 1000;
/** How often the same person asks for exactly the same: what a repetition breaks, the next one breaks too. */
const MOST_TIMES = 3;
/** Only so that a hanging endpoint ends; how long one may take is measured case by case. */
const timeout = 60_000 + CASES * 500;
const SEED = Number(process.env.KLAMMER_FUZZ_SEED ?? 47_051);

let app: TestApp;
let w: World;
let actors: Actor[];
let routes: Route[];
beforeAll(async () => {
  app = await startApp();
  w = await buildWorld(app);
  routes = listRoutes(app.auth);
  const identify = identifyBy(app.auth);
  const signedIn = [w.people.owner, w.people.viewer, w.people.operator].map((person) =>
    identify(new Headers({ cookie: person?.cookie ?? '' })),
  );
  actors = [null, ...(await Promise.all(signedIn))];
}, 180_000);
afterAll(() => app.close());

const options = { numRuns: CASES, seed: SEED, endOnFailure: true, verbose: 1 };

/** What this process has used of the processor, and when that was read: reading it costs as much as a case. */
let used = process.cpuUsage();
let readAt = performance.now();
function readUsed(): number {
  const before = used;
  used = process.cpuUsage();
  readAt = performance.now();
  return (used.user - before.user + used.system - before.system) / 1000;
}
beforeEach(readUsed);

/** What a case has used at most, in ms; read only where it took long enough to have used too much on all processors. */
function usedSince(beganAt: number): number {
  const most = (performance.now() - beganAt) * availableParallelism();
  if (most >= MOST_CPU_MS) return readUsed();
  // Never long ago, so that little of what was before is counted with a case that took long.
  if (performance.now() - readAt > 50) readUsed();
  return most;
}

/** Runs one case and complains about faults of ours, waste, and polluted prototypes. */
async function survive(work: () => Promise<{ status: number; text: string }>): Promise<void> {
  const beganAt = performance.now();
  const { status, text } = await work();
  expect(usedSince(beganAt)).toBeLessThan(MOST_CPU_MS);
  expect(status, text).toBeLessThan(500);
  expect(text).not.toMatch(/\n\s+at |node_modules|\/src\//);
  expect(Object.prototype).not.toHaveProperty('polluted');
}

describe.each([...endpointsByName].filter(([, one]) => one.takes === 'json' && one.path !== '/api/health'))(
  '%s',
  (_name, endpoint) => {
    it('answers whatever is sent without a fault', { timeout }, async () => {
      const route = routes.find((one) => one.endpoint === endpoint);
      if (!route) throw new Error('the endpoint has no route');
      const valid = fc.record({
        params: arbitraryOf(endpoint.params),
        query: arbitraryOf(endpoint.query),
        body: arbitraryOf(endpoint.body),
      });
      const input = fc.oneof(valid, { arbitrary: mutated(valid), weight: 3 });
      const times = new Map<string, number>();
      const property = fc.asyncProperty(input, fc.constantFrom(...actors), async (given, actor) => {
        const asked = JSON.stringify([actors.indexOf(actor), understood(endpoint, given)]);
        times.set(asked, (times.get(asked) ?? 0) + 1);
        if ((times.get(asked) ?? 0) <= MOST_TIMES) await survive(() => answer(route, given, actor));
      });
      await fc.assert(property, options);
    });
  },
);

/** What of it the endpoint's code gets to see; what is refused before, as it was sent. */
function understood(endpoint: Endpoint, given: unknown): unknown {
  const { params = {}, query = {}, body = {} } = (given ?? {}) as Record<string, unknown>;
  const parsed = [
    endpoint.params.safeParse(params),
    endpoint.query.safeParse(query),
    endpoint.body.safeParse(body),
  ];
  return parsed.every(({ success }) => success) ? parsed.map(({ data }) => data) : given;
}

/** Calls the route as the server does once it has read the request: the same parsing, guards, service and store. */
async function answer(route: Route, given: unknown, actor: Actor): Promise<{ status: number; text: string }> {
  const { params = {}, query = {}, body = {} } = (given ?? {}) as Record<string, unknown>;
  try {
    const input = { params, query, body, headers: new Headers(), upload: null };
    await route.handle(app.deps, actor, input);
    return { status: 200, text: '' };
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500 && problem.code === 'internal') throw error;
    return { status: problem.status, text: JSON.stringify(problem.toBody()) };
  }
}

describe.each(COMMANDS)('$name', (command) => {
  it('answers whatever is sent without a fault', { timeout }, async () => {
    const valid = arbitraryOf(commands[command.name].input);
    const input = fc.oneof(valid, { arbitrary: mutated(valid), weight: 3 });
    const property = fc.asyncProperty(input, fc.constantFrom(...actors), (given, actor) =>
      survive(async () => {
        const reply = await command.answer(app.deps, actor, given);
        return { status: reply.ok ? 200 : reply.problem.status, text: JSON.stringify(reply) };
      }),
    );
    await fc.assert(property, options);
  });
});

const BODIES = [
  '{"a":',
  '[]',
  '"x"',
  'null',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '['.repeat(20_000),
  `{"a":"${'\\u0000'.repeat(1000)}"}`,
];
const QUERIES = [
  '?limit[$ne]=1&cursor[]=x',
  '?__proto__[polluted]=1&constructor=x',
  '?cursor=%00%0d%0aX-Injected:%20yes&limit=-1',
];
const SEGMENTS = ['%00', '..%2f..%2fetc', '%0d%0aSet-Cookie:%20x=y', '%ff', '{"$ne":1}', '__proto__'];

describe('raw requests', () => {
  const endpoints = [...endpointsByName].map(([name, endpoint], place) => ({ name, place, ...endpoint }));
  it.each(endpoints)('to $name are answered without a fault', async ({ method, path, place }) => {
    const cookie = w.people.owner?.cookie;
    const addresses = [
      ...kindsAt(QUERIES, place).map((query) => path.replaceAll(/:\w+/g, 'f'.repeat(24)) + query),
      ...(path.includes(':') ? kindsAt(SEGMENTS, place) : []).map((segment) =>
        path.replaceAll(/:\w+/g, segment),
      ),
    ];
    const bodies = method === 'GET' ? [undefined] : BODIES;
    for (const [index, address] of addresses.entries())
      await survive(async () => {
        const { status, body, headers } = await request(app, method, address, {
          cookie,
          body: bodies[(place + index) % bodies.length],
        });
        expect(headers.has('x-injected')).toBe(false);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
        return { status, text: JSON.stringify(body) };
      });
  });
});
