import { toNodeHandler } from 'better-auth/node';
import express, { type Express, type RequestHandler } from 'express';
import { type Deps } from './deps.ts';
import { accountRoutes } from './features/accounts/routes.ts';
import { type Auth } from './features/accounts/service.ts';
import { conversationRoutes } from './features/conversations/routes.ts';
import { conversationCommands } from './features/conversations/sockets.ts';
import { introductionRoutes } from './features/introductions/routes.ts';
import { matchRoutes } from './features/matches/routes.ts';
import { reasonsBetween } from './features/matches/service.ts';
import { meRoutes } from './features/me/routes.ts';
import { identify } from './features/me/service.ts';
import { organisationRoutes } from './features/organisations/routes.ts';
import { indexedProfiles } from './features/profiles/service.ts';
import { profileRoutes } from './features/profiles/routes.ts';
import { regionRoutes } from './features/region/routes.ts';
import { readHealth } from './features/region/service.ts';
import { searchRoutes } from './features/search/routes.ts';
import { identifyRequest } from './http/address.ts';
import { mountDocs } from './http/docs.ts';
import { limitRequests, type Limits } from './http/limits.ts';
import { mount, type Identify, type Route } from './http/mount.ts';
import { openApiDocument } from './http/openapi.ts';
import { refuseForeignOrigins } from './http/origin.ts';
import { problemHandler } from './http/problems.ts';
import { logRequests } from './http/request-log.ts';
import { apiPolicy, securityHeaders } from './http/security.ts';
import { type Indexed } from './indexing/indexer.ts';
import { notFound, Problem } from './problem.ts';
import { VERSION } from './version.ts';

const BODY_LIMIT = '256kb';

/** What search finds; each feature says how its documents become the index's. */
export const INDEXED = [indexedProfiles] as unknown as Indexed[];
export const COMMANDS = conversationCommands;

/** Every route of the API, feature by feature. */
export function listRoutes(auth: Auth): Route[] {
  return [
    ...accountRoutes(auth),
    ...meRoutes,
    ...organisationRoutes,
    ...profileRoutes,
    ...searchRoutes,
    ...matchRoutes,
    ...introductionRoutes((deps) => (own, otherId) => reasonsBetween(deps, own, otherId)),
    ...conversationRoutes,
    ...regionRoutes,
  ];
}

export function identifyBy(auth: Auth): Identify {
  return (headers) => identify(auth, headers);
}

/**
 * The whole HTTP side: API under `/api`, everything else to the pages.
 * @param pages handlers of the built client (files, then the renderer); none in API tests
 */
export function createApp(
  deps: Deps,
  auth: Auth,
  options: { pages?: RequestHandler[]; limits?: Limits } = {},
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.config.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.use(identifyRequest(), securityHeaders(deps));
  app.use('/api', apiPolicy(), logRequests(deps.log));
  app.get('/api/health', async (_request, response) => {
    const health = await readHealth(deps, VERSION);
    response
      .set('Cache-Control', 'no-store')
      .status(health.status === 'down' ? 503 : 200)
      .json(health);
  });
  app.use('/api', limitRequests(options.limits));
  app.use(refuseForeignOrigins(deps));
  mountAuth(app, deps, auth);
  app.use('/api', express.json({ limit: BODY_LIMIT, strict: true }), requireJson());
  mountDocs(app, openApiDocument(VERSION));
  mount(app, deps, listRoutes(auth), identifyBy(auth));
  app.use('/api', () => {
    throw notFound();
  });
  for (const handler of options.pages ?? []) app.use(handler);
  app.use(problemHandler(deps.log));
  return app;
}

/** better-auth reads the body itself, so it comes before the JSON parser. */
function mountAuth(app: Express, deps: Deps, auth: Auth): void {
  const handler = toNodeHandler(auth);
  // Organisations have routes of their own, with policies; the plugin's are for the server only.
  app.all('/api/auth/organization/*rest', () => {
    throw notFound();
  });
  app.all('/api/auth/*rest', (request, response) => {
    if (request.path === '/api/auth/sign-out') void endConnections(deps, auth, request.headers.cookie);
    response.set('Cache-Control', 'no-store');
    return handler(request, response);
  });
}

/** Signing out closes the person's live connections too. */
async function endConnections(deps: Deps, auth: Auth, cookie: string | undefined): Promise<void> {
  if (!cookie) return;
  const actor = await identify(auth, new Headers({ cookie }));
  if (actor) setTimeout(() => deps.disconnect(actor.personId), 200).unref();
}

/** A change must come as JSON: forms of other sites cannot send that. */
function requireJson(): RequestHandler {
  return (request, _response, next) => {
    const hasBody =
      Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
    if (hasBody && !request.is('application/json')) throw new Problem('unsupported-media-type');
    next();
  };
}
