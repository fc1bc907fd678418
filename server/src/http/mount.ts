import { type Access, type Endpoint, type Parsed } from '@klammer/contracts/endpoint';
import { type Express, type Request, type RequestHandler, type Response } from 'express';
import { type z } from 'zod';
import { admit, type Actor, type ActorFor } from '../actor.ts';
import { type Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { issuesOf } from './problems.ts';

/** What a handler gets: the input parsed by the endpoint's schemas, and who asks. */
export type Call<E extends Endpoint> = Parsed<E> & { actor: ActorFor<E['access']>; headers: Headers };
type Handler<E extends Endpoint> = (deps: Deps, call: Call<E>) => Promise<z.input<E['response']>>;

/** An endpoint with the code that answers it. */
export interface Route {
  endpoint: Endpoint;
  handle: (deps: Deps, actor: Actor, input: RawInput) => Promise<unknown>;
}
interface RawInput {
  params: unknown;
  query: unknown;
  body: unknown;
  headers: Headers;
}

/** Curried so that TypeScript infers the handler from the endpoint instead of widening its literals. */
export function on<E extends Endpoint>(endpoint: E) {
  return (handler: Handler<E>): Route => ({
    endpoint,
    handle: async (deps, actor, input) => {
      const admitted = admit<E['access']>(endpoint.access, actor);
      const parsed = parseInput(endpoint, input);
      const result = await handler(deps, { ...parsed, actor: admitted, headers: input.headers });
      // Parsing what leaves strips every field the contract does not name.
      return endpoint.response.parse(result);
    },
  });
}

/** Parses all three parts and reports everything that is wrong at once. */
function parseInput<E extends Endpoint>(endpoint: E, input: RawInput): Parsed<E> {
  const parts = ['params', 'query', 'body'] as const;
  const results = parts.map((part) => [part, endpoint[part].safeParse(input[part])] as const);
  const issues = results.flatMap(([part, result]) =>
    result.success
      ? []
      : (issuesOf(result.error) ?? []).map((issue) => ({ ...issue, path: [part, ...issue.path] })),
  );
  if (issues.length > 0) {
    // A malformed id in the path is an address that leads nowhere.
    if (issues.every((issue) => issue.path[0] === 'params')) throw new Problem('not-found');
    throw new Problem('invalid-input', undefined, { issues });
  }
  return Object.fromEntries(results.map(([part, result]) => [part, result.data])) as unknown as Parsed<E>;
}

/** Reads who asks; a session that is unknown or expired is nobody. */
export type Identify = (headers: Headers) => Promise<Actor>;

/** Mounts the routes on the app and answers 405 with `Allow` for a known path with another method. */
export function mount(app: Express, deps: Deps, routes: Route[], identify: Identify): void {
  const methodsByPath = Map.groupBy(routes, (route) => route.endpoint.path);
  for (const route of routes) {
    const method = route.endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    app[method](route.endpoint.path, answer(deps, route, identify));
  }
  for (const [path, list] of methodsByPath) {
    const allow = [...new Set(list.map((route) => route.endpoint.method))].join(', ');
    app.all(path, (_request, response) => {
      response.set('Allow', allow);
      throw new Problem('method-not-allowed');
    });
  }
}

function answer(deps: Deps, route: Route, identify: Identify): RequestHandler {
  return async (request, response) => {
    const headers = headersOf(request);
    const actor = await identify(headers);
    const input = { params: request.params, query: request.query, body: request.body ?? {}, headers };
    const result = await route.handle(deps, actor, input);
    noteAccess(response, route.endpoint.access, actor);
    if (route.endpoint.status === 204) response.status(204).end();
    else response.status(route.endpoint.status).json(result);
  };
}

/** Answers that depend on who asks must not be kept by any cache. */
function noteAccess(response: Response, access: Access, actor: Actor): void {
  response.set('Cache-Control', access === 'public' && !actor ? 'no-cache' : 'no-store');
}

export function headersOf(request: Request | { headers: Request['headers'] }): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}
