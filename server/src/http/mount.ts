import { type Access, type Endpoint, type FileAnswer, type Parsed } from '@klammer/contracts/endpoint';
import { Router, type Express, type Request, type RequestHandler, type Response } from 'express';
import { type z } from 'zod';
import {
  admit,
  asDenial,
  requireScope,
  type Actor,
  type ActorFor,
  type Denial,
  type Person,
} from '../actor.ts';
import { type Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { keyIn } from './key.ts';
import { issuesOf, toProblem } from './problems.ts';
import { sendFile } from './send-file.ts';
import { withUpload, type Upload } from './uploads.ts';

/** What a handler gets: the input parsed by the endpoint's schemas, and who asks. */
export type Call<E extends Endpoint> = Parsed<E> & {
  actor: ActorFor<E['access']>;
  headers: Headers;
  /** The file of a `multipart` endpoint; its bytes lie where `path` says until the handler is done. */
  upload: Upload | null;
};
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
  upload: Upload | null;
}

/** Curried so that TypeScript infers the handler from the endpoint instead of widening its literals. */
export function on<E extends Endpoint>(endpoint: E) {
  return (handler: Handler<E>): Route => ({
    endpoint,
    handle: async (deps, actor, input) => {
      requireScope(endpoint.scope, actor);
      const admitted = admit<E['access']>(endpoint.access, actor, endpoint.inPerson);
      const parsed = parseInput(endpoint, input);
      const result = await handler(deps, {
        ...parsed,
        actor: admitted,
        headers: input.headers,
        upload: input.upload,
      });
      // Parsing what leaves strips every field the contract does not name; what does not fit is our fault, not the asker's.
      const { success, data, error } = endpoint.response.safeParse(result);
      if (!success) throw new Problem('internal', undefined, { cause: error });
      return data;
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

/**
 * Reads for whom the key acts that was sent instead of a session. How much of its limit is left it says in the response's
 * headers.
 */
export type AdmitByKey = (key: string, request: { headers: Headers; response: Response }) => Promise<Person>;

/** Told of everybody signed in who was refused something. */
export type OnDenied = (denial: Denial) => void;

/** Told, before it is done, of everything but reading that an operator does as somebody else. */
export type OnAssisted = (actor: Person, operation: string) => Promise<void>;

/** Mounts the routes on the app and answers 405 with `Allow` for a known path with another method. */
export function mount(
  app: Express,
  deps: Deps,
  routes: Route[],
  asks: { identify: Identify; admitByKey: AdmitByKey },
  onDenied: OnDenied,
  onAssisted: OnAssisted,
): void {
  const routers = new Map<string, Router>();
  const routerOf = (path: string): Router => {
    const router = routers.get(beginningOf(path)) ?? Router();
    routers.set(beginningOf(path), router);
    return router;
  };
  for (const route of routes) {
    const { method, path } = route.endpoint;
    const on = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    routerOf(path)[on](path, answer(deps, route, asks, onDenied, onAssisted));
  }
  const shapes = routes.map(({ endpoint: { method, path } }) => ({
    method,
    shape: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`, 'i'),
  }));
  for (const path of new Set(routes.map((route) => route.endpoint.path)))
    // `app.all` would make thirty handlers of it, one for each method there is.
    routerOf(path)
      .route(path)
      .all((request, response) => {
        // An address may have the shape of several: `/api/profiles/:slug` is read, `/api/profiles/:id` is changed.
        const offered = shapes.filter(({ shape }) => shape.test(request.path)).map(({ method }) => method);
        response.set('Allow', [...new Set(offered)].join(', '));
        throw new Problem('method-not-allowed');
      });
  // One router would compare every request with all addresses before its own, which is a fifth of a short answer.
  app.use((request, response, next) => {
    const router = routers.get(beginningOf(request.path));
    if (router) router(request, response, next);
    else next();
  });
}

/** By what addresses are told apart first: `/api/profiles`. No endpoint has a parameter there. */
function beginningOf(path: string): string {
  return path.toLowerCase().split('/', 3).join('/');
}

function answer(
  deps: Deps,
  route: Route,
  { identify, admitByKey }: { identify: Identify; admitByKey: AdmitByKey },
  onDenied: OnDenied,
  onAssisted: OnAssisted,
): RequestHandler {
  const { endpoint } = route;
  return async (request, response) => {
    const headers = headersOf(request);
    const key = keyIn(headers);
    const actor = key ? await admitByKey(key, { headers, response }) : await identify(headers);
    // Before the first byte of a file is taken from a stranger.
    if (endpoint.takes === 'multipart') {
      requireScope(endpoint.scope, actor);
      admit(endpoint.access, actor, endpoint.inPerson);
    }
    if (actor?.by && endpoint.method !== 'GET' && !endpoint.inPerson)
      await onAssisted(actor, `${endpoint.method} ${endpoint.path}`);
    requireMedia(request, endpoint);
    const handle = async (upload: Upload | null): Promise<void> => {
      const { params, query, body = {} } = request;
      const input = { params, query, body: body as unknown, headers, upload };
      const result = await route.handle(deps, actor, input).catch((error: unknown) => {
        const { method, path } = endpoint;
        const denial = asDenial(actor, `${method} ${path}`, toProblem(error), request.params);
        if (denial) onDenied(denial);
        throw error;
      });
      noteAccess(response, endpoint.access, actor);
      if (endpoint.gives === 'file') await sendFile(response, result as FileAnswer);
      else if (endpoint.gives === 'page') response.redirect(303, deps.publicUrl + (result as string));
      else if (endpoint.status === 204) response.status(204).end();
      else response.status(endpoint.status).json(result);
    };
    if (endpoint.takes !== 'multipart') return handle(null);
    await withUpload(deps, actor?.personId ?? '', { request, response, maxBytes: endpoint.maxBytes }, handle);
  };
}

/** A body comes as the endpoint says: JSON, which forms of other sites cannot send, or a form with a file. */
function requireMedia(request: Request, endpoint: Endpoint): void {
  if (endpoint.takes === 'anything') return;
  const hasBody =
    Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  const wanted = endpoint.takes === 'json' ? 'application/json' : 'multipart/form-data';
  if (hasBody && !request.is(wanted))
    throw new Problem('unsupported-media-type', `Please send the body as ${wanted}.`);
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
