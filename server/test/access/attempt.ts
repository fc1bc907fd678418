import { listEndpoints } from '@klammer/contracts';
import { type Endpoint } from '@klammer/contracts/endpoint';
import { COMMANDS, identifyBy } from '../../src/app.ts';
import { call } from '../app.ts';
import { type Outcome, type Role } from './roles.ts';
import { type Row } from './row.ts';
import { type World } from './world.ts';

/** What a role got: the status, and the body without what differs each time. */
export interface Attempt {
  outcome: Outcome | number;
  status: number;
  body: unknown;
}

export const endpointsByName: ReadonlyMap<string, Endpoint> = new Map(
  listEndpoints().map(({ name, endpoint }) => [name, endpoint]),
);

/** Tries a row's endpoint or command with an input, as a role. */
export async function attempt(w: World, row: Row, role: Role, input: unknown): Promise<Attempt> {
  const cookie = w.people[role]?.cookie;
  const { status, body } = endpointsByName.has(row.name)
    ? await call(w.app, row.name as 'accounts.me', input as object, cookie)
    : await command(w, row.name, cookie, input);
  const { requestId: _, ...rest } = (body && typeof body === 'object' ? body : {}) as Record<string, unknown>;
  return { status, outcome: isLetThrough(status) ? 'ok' : status, body: rest };
}

/** Past the guards: done, or refused for what was sent or for the state of the thing. */
function isLetThrough(status: number): boolean {
  return status < 500 && ![401, 403, 404, 429].includes(status);
}

/** Answers a command as the socket does, without the connection, which the tests of sockets cover. */
async function command(w: World, name: string, cookie: string | undefined, input: unknown) {
  const handler = COMMANDS.find((one) => one.name === name);
  if (!handler) throw new Error(`no command ${name}`);
  const actor = await identifyBy(w.app.auth)(new Headers(cookie ? { cookie } : {}));
  const reply = await handler.answer(w.app.deps, actor, input);
  return reply.ok ? { status: 200, body: reply.data } : { status: reply.problem.status, body: reply.problem };
}

const MISSING = 'f'.repeat(24);

/** The same input about a thing that there is not; null where the input names no thing. */
export function aboutMissing(input: unknown): unknown {
  const { params, body, ...rest } = input as { params?: Record<string, unknown>; body?: unknown };
  if (params)
    return { ...rest, params: replaceIds(params, 'no-such-thing'), ...(body !== undefined && { body }) };
  const replaced = replaceIds(body ?? input);
  if (JSON.stringify(replaced) === JSON.stringify(body ?? input)) return null;
  return body === undefined ? replaced : { ...rest, body: replaced };
}

function replaceIds(value: unknown, otherwise?: string): unknown {
  if (typeof value === 'string') return /^[0-9a-f]{24}$/.test(value) ? MISSING : (otherwise ?? value);
  if (Array.isArray(value)) return value.map((one) => replaceIds(one, otherwise));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceIds(one, otherwise)]));
  return value;
}
