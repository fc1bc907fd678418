import express, { type Express, type RequestHandler } from 'express';
import { type Deps } from './deps.ts';
import { type Whole, type Feature } from './feature.ts';
import { accountsFeature } from './features/accounts/feature.ts';
import { mountAuth, type Auth } from './features/accounts/service.ts';
import { agreementsFeature } from './features/agreements/feature.ts';
import { announcementsFeature } from './features/announcements/feature.ts';
import { auditFeature } from './features/audit/feature.ts';
import { watchAssisted } from './features/assistance/service.ts';
import { assistanceFeature } from './features/assistance/feature.ts';
import { watchDenials } from './features/audit/service.ts';
import { blocksFeature } from './features/blocks/feature.ts';
import { callsFeature } from './features/calls/feature.ts';
import { channelsFeature } from './features/channels/feature.ts';
import { conversationsFeature } from './features/conversations/feature.ts';
import { dealsFeature } from './features/deals/feature.ts';
import { eventsFeature } from './features/events/feature.ts';
import { exposureFeature } from './features/exposure/feature.ts';
import { filesFeature } from './features/files/feature.ts';
import { fundingFeature } from './features/funding/feature.ts';
import { funnelFeature } from './features/funnel/feature.ts';
import { homeFeature } from './features/home/feature.ts';
import { importsFeature } from './features/imports/feature.ts';
import { introductionsFeature } from './features/introductions/feature.ts';
import { keysFeature } from './features/keys/feature.ts';
import { admitByKey } from './features/keys/service.ts';
import { legalFeature } from './features/legal/feature.ts';
import { mailsFeature } from './features/mails/feature.ts';
import { matchesFeature } from './features/matches/feature.ts';
import { meFeature } from './features/me/feature.ts';
import { membershipFeature } from './features/membership/feature.ts';
import { recalling } from './features/me/recalling.ts';
import { identify } from './features/me/service.ts';
import { mergesFeature } from './features/merges/feature.ts';
import { meetingsFeature } from './features/meetings/feature.ts';
import { newsFeature } from './features/news/feature.ts';
import { notificationsFeature } from './features/notifications/feature.ts';
import { organisationsFeature } from './features/organisations/feature.ts';
import { personMergesFeature } from './features/person-merges/feature.ts';
import { privacyFeature } from './features/privacy/feature.ts';
import { operatorFeature } from './features/operator/feature.ts';
import { profilesFeature } from './features/profiles/feature.ts';
import { regionFeature } from './features/region/feature.ts';
import { readHealth } from './features/region/service.ts';
import { requestsFeature } from './features/requests/feature.ts';
import { roomsFeature } from './features/rooms/feature.ts';
import { searchFeature } from './features/search/feature.ts';
import { searchesFeature } from './features/searches/feature.ts';
import { securityFeature } from './features/security/feature.ts';
import { siteFeature } from './features/site/feature.ts';
import { storiesFeature } from './features/stories/feature.ts';
import { topicsFeature } from './features/topics/feature.ts';
import { webhooksFeature } from './features/webhooks/feature.ts';
import { vocabulariesFeature } from './features/vocabularies/feature.ts';
import { identifyRequest } from './http/address.ts';
import { mountDocs } from './http/docs.ts';
import { limitRequests, type Limits } from './http/limits.ts';
import { mount, type Identify, type Route } from './http/mount.ts';
import { openApiDocument } from './http/openapi.ts';
import { refuseForeignOrigins } from './http/origin.ts';
import { problemHandler } from './http/problems.ts';
import { logRequests } from './http/request-log.ts';
import { apiPolicy, securityHeaders } from './http/security.ts';
import { type Job } from './contributions/jobs.ts';
import { notFound } from './problem.ts';
import { VERSION } from './version.ts';

const BODY_LIMIT = '256kb';

/**
 * Everything there is, from the ground up: in this order it is repaired after a kill, and in the reverse order a person is
 * taken out, so that the account itself goes last.
 */
const FEATURES: readonly Feature[] = [
  accountsFeature,
  auditFeature,
  securityFeature,
  legalFeature,
  meFeature,
  organisationsFeature,
  profilesFeature,
  mailsFeature,
  filesFeature,
  searchFeature,
  searchesFeature,
  notificationsFeature,
  channelsFeature,
  blocksFeature,
  matchesFeature,
  exposureFeature,
  introductionsFeature,
  conversationsFeature,
  agreementsFeature,
  requestsFeature,
  callsFeature,
  dealsFeature,
  topicsFeature,
  storiesFeature,
  newsFeature,
  announcementsFeature,
  fundingFeature,
  membershipFeature,
  eventsFeature,
  roomsFeature,
  homeFeature,
  operatorFeature,
  assistanceFeature,
  mergesFeature,
  personMergesFeature,
  importsFeature,
  meetingsFeature,
  funnelFeature,
  regionFeature,
  vocabulariesFeature,
  siteFeature,
  keysFeature,
  webhooksFeature,
  privacyFeature,
];

export const WHOLE: Whole = {
  indexed: FEATURES.flatMap(({ indexed = [] }) => indexed),
  pages: FEATURES.flatMap(({ pages = [] }) => pages),
  personal: FEATURES.flatMap(({ personal = [] }) => personal).reverse(),
  organisations: FEATURES.flatMap(({ organisations }) => organisations ?? []),
  retention: FEATURES.flatMap(({ retention = [] }) => retention),
  fileReaders: Object.assign({}, ...FEATURES.map(({ fileReaders }) => fileReaders)) as Whole['fileReaders'],
  mails: FEATURES.flatMap(({ mails = [] }) => mails),
  waiting: FEATURES.flatMap(({ waiting }) => waiting ?? []),
  occurrences: FEATURES.flatMap(({ occurrences = [] }) => occurrences),
  codes: FEATURES.flatMap(({ codes }) => codes ?? []),
};
export const COMMANDS = FEATURES.flatMap(({ commands = [] }) => commands);
export const JOBS: readonly Job[] = FEATURES.flatMap(({ jobs }) => jobs?.(WHOLE) ?? []);
export const MIGRATIONS = FEATURES.flatMap(({ migrations = [] }) => migrations);
export const REPAIRS = FEATURES.flatMap(({ repairs = [] }) => repairs);

export function listRoutes(auth: Auth): Route[] {
  return FEATURES.flatMap(({ routes }) => routes?.(auth, WHOLE) ?? []);
}

export function identifyBy(auth: Auth): Identify {
  return recalling((headers) => identify(auth, headers));
}

/**
 * The whole HTTP side: API under `/api`, everything else to the pages.
 * @param pages handlers of the built client (files, then the renderer); none in API tests
 */
export function createApp(
  deps: Deps,
  auth: Auth,
  options: { pages?: RequestHandler[]; limits?: Limits; requestsPerKey?: number } = {},
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
  app.use('/api', express.json({ limit: BODY_LIMIT, strict: true }));
  mountDocs(app, () => openApiDocument(VERSION));
  const asks = { identify: identifyBy(auth), admitByKey: admitByKey(deps, options.requestsPerKey) };
  mount(app, deps, listRoutes(auth), asks, watchDenials(deps), watchAssisted(deps));
  app.use('/api', () => {
    throw notFound();
  });
  for (const handler of options.pages ?? []) app.use(handler);
  app.use(problemHandler(deps.log));
  return app;
}
