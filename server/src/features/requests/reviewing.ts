import { type applications, type Candidate } from '@klammer/contracts/applications';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Actor, type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound, Problem } from '../../problem.ts';
import { describeFiles } from '../files/service.ts';
import { introductionsWith } from '../introductions/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { Applications, Reviews, type ApplicationDoc, type ReviewDoc } from './application-model.ts';
import { canReview, isCandidate } from './application-policy.ts';
import { guardApplication, presentCandidate } from './application-present.ts';
import { Requests, type RequestDoc } from './model.ts';
import { isOwn, type Viewer } from './policy.ts';
import { guardedOf } from './present.ts';
import { readRequest, viewerOf } from './reading.ts';
import { announceBoard } from './telling.ts';

const MOST_REVIEWS = 2000;

/** @throws Problem not-found: to others than the organisation that asks, no applications are there */
export async function listCandidates(
  deps: Deps,
  actor: Member,
  id: string,
  { cursor, limit }: Parsed<typeof applications.list>['query'],
): Promise<Output<typeof applications.list>> {
  const { viewer, request } = await readOwnRequest(deps, actor, id);
  const docs = await Applications.find({
    requestId: id,
    status: { $in: ['submitted', 'declined', 'chosen'] },
    ...after('submittedAt', cursor),
  })
    .sort({ submittedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ApplicationDoc[]>();
  const presented = await presentCandidates(viewer, request, docs);
  return toPage(
    docs,
    limit,
    (doc) => doc.submittedAt ?? doc.updatedAt,
    (doc) => presented.get(String(doc._id)) ?? null,
  );
}

/** Scores and a note of one's own; the last word of each reviewer counts. */
export async function reviewCandidate(
  deps: Deps,
  actor: Member,
  { id, applicationId }: Parsed<typeof applications.review>['params'],
  fields: Parsed<typeof applications.review>['body'],
): Promise<Candidate> {
  const { viewer, request, doc } = await readCandidate(deps, actor, id, applicationId);
  await Reviews.updateOne(
    { applicationId: doc._id, personId: actor.personId },
    { $set: { ...fields, personName: actor.name, at: deps.now() } },
    { upsert: true },
  );
  announceBoard(deps, request);
  return presentOne(viewer, request, doc);
}

export async function shortlistCandidate(
  deps: Deps,
  actor: Member,
  { id, applicationId }: Parsed<typeof applications.shortlist>['params'],
  shortlisted: boolean,
): Promise<Candidate> {
  const { viewer, request } = await readCandidate(deps, actor, id, applicationId);
  const doc = await Applications.findOneAndUpdate(
    { _id: applicationId, status: { $ne: 'draft' } },
    { $set: { shortlisted } },
    { returnDocument: 'after' },
  ).lean<ApplicationDoc>();
  if (!doc) throw new Problem('conflict', 'The applicant has taken it back.');
  announceBoard(deps, request);
  return presentOne(viewer, request, doc);
}

export async function readOwnRequest(
  deps: Deps,
  actor: Member,
  id: string,
): Promise<{ viewer: Viewer; request: RequestDoc }> {
  const viewer = await viewerOf(deps, actor);
  const { doc } = await readRequest(viewer, id);
  if (!isOwn(actor, guardedOf(doc, null))) throw notFound();
  return { viewer, request: doc };
}

/** An application that the actor may act on. @throws Problem not-found | forbidden */
export async function readCandidate(deps: Deps, actor: Member, id: string, applicationId: string) {
  const { viewer, request } = await readOwnRequest(deps, actor, id);
  const doc = await Applications.findOne({ _id: applicationId, requestId: id }).lean<ApplicationDoc>();
  if (!doc || !isCandidate(doc)) throw notFound();
  if (!canReview(actor, guardApplication(doc, request, viewer.now))) throw new Problem('forbidden');
  return { viewer, request, doc };
}

export async function presentOne(
  viewer: Viewer,
  request: RequestDoc,
  doc: ApplicationDoc,
): Promise<Candidate> {
  const candidate = (await presentCandidates(viewer, request, [doc])).get(String(doc._id));
  if (!candidate) throw notFound();
  return candidate;
}

async function presentCandidates(
  viewer: Viewer,
  request: RequestDoc,
  docs: readonly ApplicationDoc[],
): Promise<Map<string, Candidate>> {
  const [profiles, files, introductions, reviews] = await Promise.all([
    findProfiles(docs.map((doc) => String(doc.organisationId))),
    describeFiles(docs.flatMap((doc) => doc.fileIds.map(String))),
    introductionsWith(String(request.organisationId)),
    Reviews.find({ applicationId: { $in: docs.map((doc) => doc._id) } })
      .sort({ at: 1 })
      .limit(MOST_REVIEWS)
      .lean<ReviewDoc[]>(),
  ]);
  const profileById = new Map(profiles.map((profile) => [String(profile._id), profile]));
  return new Map(
    docs.flatMap((doc) => {
      const profile = profileById.get(String(doc.organisationId));
      if (!profile) return [];
      const own = reviews.filter((review) => String(review.applicationId) === String(doc._id));
      const context = { files, introductions, reviews: own };
      return [[String(doc._id), presentCandidate(viewer, doc, request, profile, context)]];
    }),
  );
}

/** Who reads a file of an application: the applicant's people, and once it is sent those of the asking organisation. */
export async function mayReadFile(
  _deps: Deps,
  actor: Actor,
  { ownerId }: { ownerId: string },
): Promise<boolean> {
  const doc = await Applications.findById(ownerId).lean<ApplicationDoc>();
  if (!doc || !actor) return false;
  if (actor.memberships.some((one) => one.organisationId === String(doc.organisationId))) return true;
  if (!isCandidate(doc)) return false;
  const request = await Requests.findById(doc.requestId, { organisationId: 1 }).lean();
  return actor.memberships.some((one) => one.organisationId === String(request?.organisationId));
}
