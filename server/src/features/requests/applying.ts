import { type Application, type applications } from '@klammer/contracts/applications';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Issue } from '@klammer/contracts/problems';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { writeOnly } from '../../db/once.ts';
import { changeRevised } from '../../db/revision.ts';
import { isOpen } from '../../time/deadline.ts';
import { type Deps } from '../../deps.ts';
import { after, NO_PAGE, toPage } from '../../http/cursor.ts';
import { notFound, Problem } from '../../problem.ts';
import { describeFiles, exchangeFiles } from '../files/service.ts';
import { introductionsWith } from '../introductions/service.ts';
import { readOwnPublished } from '../profiles/service.ts';
import { answerWithdrawn } from './answers.ts';
import { Applications, type ApplicationDoc } from './application-model.ts';
import { canSubmit, canTakeBack, canWrite } from './application-policy.ts';
import { guardApplication, presentApplication } from './application-present.ts';
import { Requests, type RequestDoc } from './model.ts';
import { canApply, type Viewer } from './policy.ts';
import { guardedOf, type Shown } from './present.ts';
import { readRequest, shownById, viewerOf } from './reading.ts';
import { announceBoard, tellSubmitted } from './telling.ts';

type Saved = Parsed<typeof applications.save>['body'];
/** What a file of an application belongs to. */
export const OWNER_KIND = 'application';

export async function getOwnApplication(deps: Deps, actor: Member, requestId: string): Promise<Application> {
  const { viewer, shown, doc } = await readOwn(deps, actor, requestId);
  return present(viewer, shown, doc);
}

/**
 * Keeps a draft; the first time there must still be time to apply. Late ones can be written on, so that nothing that
 * somebody typed is lost at the stroke of the deadline, but not sent.
 * @throws Problem not-found | forbidden | not-possible-now | conflict
 */
export async function saveApplication(
  deps: Deps,
  actor: Member,
  requestId: string,
  { revision, ...fields }: Saved,
): Promise<Application> {
  const viewer = await viewerOf(deps, actor);
  const shown = await readRequest(viewer, requestId);
  const before = await find(actor, requestId);
  if (actor.role === 'viewer') throw new Problem('forbidden');
  if (!before) {
    if (!canApply(viewer, guardedOf(shown.doc, null))) throw refused(viewer, shown);
    const created = await begin(deps, actor, requestId, fields);
    return present(viewer, shown, await keep(deps, actor, created, fields));
  }
  if (!canWrite(actor, guardApplication(before, shown.doc, viewer.now)))
    throw new Problem('not-possible-now', 'It has been sent; take it back first to change it.');
  if (before.revision !== revision) throw new Problem('conflict');
  return present(viewer, shown, await keep(deps, actor, before, fields));
}

/** The first draft, with the words at once: files come after, as they need its id. */
async function begin(
  deps: Deps,
  actor: Member,
  requestId: string,
  { pitch, answers }: Omit<Saved, 'revision'>,
): Promise<ApplicationDoc> {
  const first = {
    ...{ requestId, organisationId: actor.organisationId, status: 'draft' as const, revision: 0 },
    ...{ pitch, answers, fileIds: [] },
    ...{ changedBy: authorOf(actor), createdAt: deps.now(), updatedAt: deps.now() },
  };
  // A conflict is a colleague who began at the same moment; each page keeps its text until they are brought together.
  const doc = await writeOnly(() => Applications.create(first));
  return doc.toObject();
}

async function keep(
  deps: Deps,
  actor: Member,
  before: ApplicationDoc,
  { pitch, answers, fileIds }: Omit<Saved, 'revision'>,
): Promise<ApplicationDoc> {
  const owner = { ownerKind: OWNER_KIND, ownerId: String(before._id), purpose: 'application' as const };
  const held = async () =>
    (await Applications.findById(before._id).lean<ApplicationDoc>())?.fileIds.map(String) ?? [];
  const files = { had: before.fileIds.map(String), has: fileIds, held };
  const ids = fileIds.map((id) => new mongoose.Types.ObjectId(id));
  return exchangeFiles(deps, actor, owner, files, () =>
    move(deps, before, 'draft', { pitch, answers, fileIds: ids, changedBy: authorOf(actor) }),
  );
}

/** Sends it. @throws Problem invalid-input naming what is missing; not-possible-now once the deadline is over */
export async function submitApplication(deps: Deps, actor: Member, requestId: string): Promise<Application> {
  const { viewer, shown, doc } = await readOwn(deps, actor, requestId);
  if (actor.role === 'viewer') throw new Problem('forbidden');
  if (doc.status !== 'draft') return present(viewer, shown, doc);
  if (!canSubmit(actor, guardApplication(doc, shown.doc, viewer.now)))
    throw new Problem('not-possible-now', 'The deadline is over. Your draft stays with you.');
  checkComplete(doc, shown.doc);
  const own = await readOwnPublished(actor, 'so that they see who applies');
  const sent = await move(deps, doc, 'draft', { status: 'submitted', submittedAt: deps.now() });
  announceBoard(deps, shown.doc);
  await tellSubmitted(deps, shown.doc, sent, own.name);
  // Taken back at this very moment, the request has answered all others already.
  if (!(await Requests.exists({ _id: requestId, status: 'withdrawn' }))) return present(viewer, shown, sent);
  await answerWithdrawn(deps, requestId);
  return getOwnApplication(deps, actor, requestId);
}

function checkComplete({ pitch, answers }: ApplicationDoc, { questions }: RequestDoc): void {
  const missing: Issue[] = questions.flatMap((_question, index) =>
    answers[index] ? [] : [{ path: ['body', 'answers', index], code: 'missing', message: 'needs an answer' }],
  );
  if (pitch === '')
    missing.unshift({ path: ['body', 'pitch'], code: 'missing', message: 'needs your proposal' });
  if (missing.length > 0)
    throw new Problem('invalid-input', 'Something is missing before it can be sent.', { issues: missing });
}

export async function takeBackApplication(
  deps: Deps,
  actor: Member,
  requestId: string,
): Promise<Application> {
  const { viewer, shown, doc } = await readOwn(deps, actor, requestId);
  if (actor.role === 'viewer') throw new Problem('forbidden');
  if (!canTakeBack(actor, guardApplication(doc, shown.doc, viewer.now)))
    throw new Problem('not-possible-now', 'It has its answer already.');
  const taken = await move(deps, doc, 'submitted', { status: 'draft', submittedAt: null });
  announceBoard(deps, shown.doc);
  return present(viewer, shown, taken);
}

export async function listOwnApplications(
  deps: Deps,
  actor: Member,
  { cursor, limit }: Parsed<typeof applications.mine>['query'],
  among: { status?: ApplicationDoc['status'] } = {},
): Promise<Output<typeof applications.mine>> {
  const docs = await Applications.find({
    organisationId: actor.organisationId,
    ...among,
    ...after('updatedAt', cursor),
  })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ApplicationDoc[]>();
  if (docs.length === 0) return NO_PAGE;
  const viewer = await viewerOf(deps, actor);
  const requests = await Requests.find({ _id: { $in: docs.map((doc) => doc.requestId) } })
    .limit(limit + 1)
    .lean<RequestDoc[]>();
  const shown = await shownById(viewer, requests);
  const files = await describeFiles(docs.flatMap((doc) => doc.fileIds.map(String)));
  const introductions = await introductionsWith(actor.organisationId);
  return toPage(
    docs,
    limit,
    (doc) => doc.updatedAt,
    (doc) => {
      const request = shown.get(String(doc.requestId));
      return request ? presentApplication(viewer, doc, request, files, introductions) : null;
    },
  );
}

const move = (
  deps: Deps,
  { _id, revision }: ApplicationDoc,
  from: ApplicationDoc['status'],
  fields: Partial<ApplicationDoc>,
): Promise<ApplicationDoc> =>
  changeRevised(Applications, { _id, status: from, revision }, fields, deps.now());

async function readOwn(deps: Deps, actor: Member, requestId: string) {
  const viewer = await viewerOf(deps, actor);
  const shown = await readRequest(viewer, requestId);
  const doc = await find(actor, requestId);
  if (!doc) throw notFound();
  return { viewer, shown, doc };
}

const find = (actor: Member, requestId: string): Promise<ApplicationDoc | null> =>
  Applications.findOne({ requestId, organisationId: actor.organisationId }).lean<ApplicationDoc>();

async function present(
  viewer: Viewer,
  shown: Pick<Shown, 'doc' | 'profile'>,
  doc: ApplicationDoc,
): Promise<Application> {
  const files = await describeFiles(doc.fileIds.map(String));
  const introductions = await introductionsWith(String(doc.organisationId));
  return presentApplication(viewer, doc, shown, files, introductions);
}

function refused({ actor, now }: Viewer, { doc }: Shown): Problem {
  if (!isOpen(doc, now)) return new Problem('not-possible-now', 'The deadline is over.');
  if (actor?.organisationId === String(doc.organisationId))
    return new Problem('not-possible-now', 'This is your own request.');
  return new Problem('not-possible-now', 'This request is for start-ups.');
}

const authorOf = (actor: Member) => ({ personId: actor.personId, personName: actor.name });
