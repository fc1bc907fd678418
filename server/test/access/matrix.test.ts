import { listEndpoints } from '@klammer/contracts';
import { commands } from '@klammer/contracts/sockets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, listRoutes } from '../../src/app.ts';
import { startApp, type TestApp } from '../app.ts';
import { aboutMissing, attempt, endpointsByName } from './attempt.ts';
import { EVERY_COMBINATION } from './combinations.ts';
import { ROLES, type Role } from './roles.ts';
import { type Row } from './row.ts';
import { ROWS, UNCONTRACTED } from './rows.ts';
import { buildWorld, type World } from './world.ts';

let app: TestApp;
let w: World;
beforeAll(async () => {
  app = await startApp();
  w = await buildWorld(app);
}, 180_000);
afterAll(() => app.close());

describe('the matrix', () => {
  it('has a row for every endpoint and every command', () => {
    const listed = new Set<string>(ROWS.map((row) => row.name));
    const all = [...listEndpoints().map(({ name }) => name), ...Object.keys(commands)];
    const unlisted = all.filter((name) => !listed.has(name));
    const toAdd = unlisted.map((name) => `  row('${name}', EDITORS, (w) => ({ … })),`).join('\n');
    expect(unlisted, `add to server/test/access/rows.ts, which says how:\n${toAdd}\n`).toEqual([]);
  });

  it('knows every address that the server answers under /api', () => {
    const mounted = listRoutes(app.auth).map(({ endpoint }) => endpoint.path);
    const served = [...pathsOf(createApp(app.deps, app.auth)), ...mounted];
    const known = new Set([
      ...[...endpointsByName.values()].map((one) => one.path),
      ...Object.keys(UNCONTRACTED),
    ]);
    const unknown = served.filter((path) => !known.has(path));
    expect(unknown, 'make it an endpoint of the contracts, or add it to UNCONTRACTED in rows.ts').toEqual([]);
  });
});

describe.each(ROWS)('$name $note', (row: Row) => {
  // Whoever is refused uses nothing up, so that all of them can be given the same.
  let made: Promise<unknown> | undefined;
  const forRefused = () => (made ??= Promise.resolve(row.input(w)));

  it('lets each role do what it may, and no more, and answers what its contract names', async () => {
    const tried = rolesFor(row);
    const outcomes: Record<string, unknown> = {};
    for (const role of tried) {
      const input = row.outcomes[role] === 'ok' ? await row.input(w) : await forRefused();
      const { outcome, status, body } = await attempt(w, row, role, input);
      outcomes[role] = outcome === row.outcomes[role] ? outcome : `${outcome}: ${JSON.stringify(body)}`;
      if (status < 300) expect(named(row, body)).toEqual(body);
    }
    expect(outcomes).toEqual(Object.fromEntries(tried.map((role) => [role, row.outcomes[role]])));
  });

  it('answers about what is missing as about what is foreign', async () => {
    const input = await forRefused();
    const missing = aboutMissing(input);
    if (missing === null || row.outcomes.owner === 404) return;
    const answer = await attempt(w, row, 'owner', missing);
    expect(answer).toMatchObject({ status: 404 });
    if (row.outcomes.foreign === 404)
      expect(await attempt(w, row, 'foreign', input)).toEqual(await attempt(w, row, 'foreign', missing));
  });
});

/**
 * All, with every combination; otherwise whoever is refused, members of a foreign organisation in any case, and of those
 * who are let through the one with the fewest rights.
 */
function rolesFor({ outcomes }: Row): Role[] {
  const first = ROLES.find((role) => outcomes[role] === 'ok');
  return ROLES.filter(
    (role) => EVERY_COMBINATION || outcomes[role] !== 'ok' || role === 'foreign' || role === first,
  );
}

/** What of an answer the contract of the endpoint names. */
function named({ name }: Row, body: unknown): unknown {
  const endpoint = endpointsByName.get(name);
  if (!endpoint || endpoint.gives === 'file' || endpoint.status === 204) return body;
  return endpoint.response.parse(body);
}

/** Every path under /api that is answered beside the mounted routes. */
function pathsOf(express: ReturnType<typeof createApp>): string[] {
  const { stack } = express.router as unknown as { stack: { route?: { path: string } }[] };
  return [...new Set(stack.flatMap(({ route }) => route?.path ?? []))].filter((path) =>
    path.startsWith('/api'),
  );
}
