import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Request, type requests } from '@klammer/contracts/requests';
import { MOST_PAGES, type PublicPage } from '@klammer/contracts/site';
import { type Actor, type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, NO_PAGE, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { blockedFor } from '../blocks/service.ts';
import { findProfiles, isGone, listHidden } from '../profiles/service.ts';
import { Applications, type ApplicationDoc } from './application-model.ts';
import { Requests, type RequestDoc } from './model.ts';
import { audiencesOf, canSee, type Viewer } from './policy.ts';
import { guardedOf, presentRequest, type Shown } from './present.ts';

const NOTHING = { submitted: 0, waiting: 0 };

export async function viewerOf({ now }: Pick<Deps, 'now'>, actor: Actor): Promise<Viewer> {
  const [profiles, blocked] = await Promise.all([
    findProfiles(actor?.memberships.map((one) => one.organisationId) ?? []),
    actor?.organisationId ? blockedFor(actor.organisationId) : new Set<string>(),
  ]);
  const kinds = new Map(profiles.map((profile) => [String(profile._id), profile.kind]));
  return { actor, kinds, blocked, now: now() };
}

/** @throws Problem not-found for what is missing and for what the viewer may not see */
export async function readRequest(viewer: Viewer, id: string): Promise<Shown> {
  const doc = await Requests.findById(id).lean<RequestDoc>();
  if (!doc) throw notFound();
  const [shown] = await withContext(viewer, [doc]);
  if (!shown || !canSee(viewer, guardedOf(doc, shown.application))) throw notFound();
  return shown;
}

/** Adds what belongs to each; those of organisations that are going away are left out. */
export async function withContext(viewer: Viewer, docs: readonly RequestDoc[]): Promise<Shown[]> {
  if (docs.length === 0) return [];
  const ids = docs.map((doc) => doc._id);
  const own = viewer.actor?.organisationId;
  const [profiles, mine, counts] = await Promise.all([
    findProfiles([...new Set(docs.map((doc) => String(doc.organisationId)))]),
    own
      ? Applications.find({ requestId: { $in: ids }, organisationId: own }, { requestId: 1, status: 1 })
          .limit(1000)
          .lean<ApplicationDoc[]>()
      : [],
    countApplications(docs.filter((doc) => String(doc.organisationId) === own)),
  ]);
  const profileById = new Map(profiles.map((profile) => [String(profile._id), profile]));
  const mineByRequest = new Map(mine.map((one) => [String(one.requestId), one]));
  return docs
    .map((doc) => ({
      doc,
      profile: profileById.get(String(doc.organisationId)),
      application: mineByRequest.get(String(doc._id)) ?? null,
      counts: counts.get(String(doc._id)) ?? NOTHING,
    }))
    .filter(({ profile }) => profile && !isGone(profile));
}

/** The same by the request's id. */
export async function shownById(viewer: Viewer, docs: readonly RequestDoc[]): Promise<Map<string, Shown>> {
  return new Map((await withContext(viewer, docs)).map((one) => [String(one.doc._id), one]));
}

async function countApplications(docs: readonly RequestDoc[]): Promise<Map<string, Shown['counts']>> {
  if (docs.length === 0) return new Map();
  const found = await Applications.find(
    { requestId: { $in: docs.map((doc) => doc._id) }, status: { $ne: 'draft' } },
    { requestId: 1, status: 1 },
  )
    .limit(10_000)
    .lean();
  const counts = new Map<string, Shown['counts']>();
  for (const { requestId, status } of found) {
    const before = counts.get(String(requestId)) ?? NOTHING;
    const waiting = before.waiting + (status === 'submitted' ? 1 : 0);
    counts.set(String(requestId), { submitted: before.submitted + 1, waiting });
  }
  return counts;
}

export async function getRequest(deps: Deps, actor: Actor, id: string): Promise<Request> {
  const viewer = await viewerOf(deps, actor);
  return presentRequest(viewer, await readRequest(viewer, id));
}

export async function listRequests(
  deps: Deps,
  actor: Actor,
  { cursor, limit, kind, topic }: Parsed<typeof requests.list>['query'],
): Promise<Output<typeof requests.list>> {
  const viewer = await viewerOf(deps, actor);
  const own = actor?.memberships.map((one) => one.organisationId) ?? [];
  const docs = await Requests.find({
    $and: [
      { status: 'published', deadlineAt: { $gt: viewer.now } },
      kind ? { kind } : {},
      topic ? { topics: topic } : {},
      { $or: [{ audience: { $in: audiencesOf(viewer) } }, { organisationId: { $in: own } }] },
      { $or: [{ anonymous: true }, { organisationId: { $nin: [...viewer.blocked] } }] },
      { organisationId: { $nin: await listHidden() } },
      after('publishedAt', cursor),
    ],
  })
    .sort({ publishedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<RequestDoc[]>();
  return presentPage(viewer, docs, limit, (doc) => doc.publishedAt ?? doc.createdAt);
}

/** The list of requests, and those open to everybody, latest first. */
export async function listPublicPages({ now }: Pick<Deps, 'now'>): Promise<PublicPage[]> {
  const docs = await Requests.find(
    {
      status: 'published',
      audience: 'public',
      deadlineAt: { $gt: now() },
      organisationId: { $nin: await listHidden() },
    },
    { updatedAt: 1 },
  )
    .sort({ publishedAt: -1 })
    .limit(MOST_PAGES)
    .lean<Pick<RequestDoc, '_id' | 'updatedAt'>[]>();
  return [
    { path: '/requests', changedAt: null },
    ...docs.map(({ _id, updatedAt }) => ({ path: `/requests/${_id}`, changedAt: updatedAt.toISOString() })),
  ];
}

export async function listOwnRequests(
  deps: Deps,
  actor: Member,
  { cursor, limit }: Parsed<typeof requests.own>['query'],
): Promise<Output<typeof requests.own>> {
  const docs = await Requests.find({ organisationId: actor.organisationId, ...after('updatedAt', cursor) })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<RequestDoc[]>();
  if (docs.length === 0) return NO_PAGE;
  return presentPage(await viewerOf(deps, actor), docs, limit, (doc) => doc.updatedAt);
}

async function presentPage(
  viewer: Viewer,
  docs: RequestDoc[],
  limit: number,
  at: (doc: RequestDoc) => Date,
): Promise<Output<typeof requests.list>> {
  const shown = await shownById(viewer, docs);
  return toPage(docs, limit, at, (doc) => {
    const one = shown.get(String(doc._id));
    return one ? presentRequest(viewer, one) : null;
  });
}
