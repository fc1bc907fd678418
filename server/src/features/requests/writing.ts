import { type Parsed } from '@klammer/contracts/endpoint';
import { type Request, type requests } from '@klammer/contracts/requests';
import { type Member } from '../../actor.ts';
import { laterDeadline } from '../../time/deadline.ts';
import { type Deps } from '../../deps.ts';
import { createOnce } from '../../db/once.ts';
import { changeRevised } from '../../db/revision.ts';
import { Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { readOwnPublished, readProfile } from '../profiles/service.ts';
import { answerWithdrawn } from './answers.ts';
import { checkPublishable, storedFields } from './checking.ts';
import { Requests, type RequestDoc } from './model.ts';
import {
  canClose,
  canEdit,
  canManage,
  canPostpone,
  canWithdraw,
  type Guarded,
  type Viewer,
} from './policy.ts';
import { guardedOf, type Shown } from './present.ts';
import { getRequest, readRequest, viewerOf } from './reading.ts';
import { tellFitting, tellPostponed } from './telling.ts';

const ASKING_KINDS = ['company', 'partner'];

/** @throws Problem forbidden */
export async function createRequest(
  deps: Deps,
  actor: Member,
  { clientId, ...fields }: Parsed<typeof requests.create>['body'],
): Promise<Request> {
  if (actor.role === 'viewer') throw new Problem('forbidden');
  await refuseOthers(actor);
  const cause = `${actor.organisationId}:${clientId}`;
  const now = deps.now();
  const { id } = await createOnce(Requests, cause, () =>
    Requests.create({
      ...storedFields(fields),
      cause,
      organisationId: actor.organisationId,
      status: 'draft',
      revision: 0,
      createdAt: now,
      updatedAt: now,
    }),
  );
  return getRequest(deps, actor, id);
}

/** Companies ask, and partners such as the city; start-ups and investors look for others through their profile. */
async function refuseOthers(actor: Member): Promise<void> {
  const { kind } = await readProfile(actor, actor.organisationId);
  if (!ASKING_KINDS.includes(kind))
    throw new Problem('not-possible-now', 'Requests are published by companies and partners.');
}

/** @throws Problem not-found | forbidden | not-possible-now | conflict */
export async function updateRequest(
  deps: Deps,
  actor: Member,
  id: string,
  { revision, ...fields }: Parsed<typeof requests.update>['body'],
): Promise<Request> {
  await readFor(deps, actor, id, (viewer, guarded) => canEdit(viewer.actor, guarded));
  await change(deps, { _id: id, status: 'draft', revision }, storedFields(fields));
  return getRequest(deps, actor, id);
}

/** Publishes it and tells the start-ups that fit. @throws Problem invalid-input naming everything that is missing */
export async function publishRequest(deps: Deps, actor: Member, id: string): Promise<Request> {
  const { doc } = await readFor(deps, actor, id, (viewer, guarded) => canEdit(viewer.actor, guarded));
  const own = await readOwnPublished(actor, 'so that applicants see who asks');
  checkPublishable(doc, own.name, deps.now());
  const published = await change(
    deps,
    { _id: id, status: 'draft', revision: doc.revision },
    { status: 'published', publishedAt: deps.now() },
  );
  noteAudit(deps, { actor, action: 'request.published', subject: { kind: 'request', id } });
  await tellFitting(deps, published);
  return getRequest(deps, actor, id);
}

/** @throws Problem invalid-input where the new deadline is not later */
export async function postponeRequest(
  deps: Deps,
  actor: Member,
  id: string,
  deadline: string,
): Promise<Request> {
  const { doc } = await readFor(deps, actor, id, canPostpone);
  const deadlineAt = laterDeadline(doc, deadline);
  const filter = { _id: id, status: 'published' as const, deadlineAt: { $gt: deps.now(), $lt: deadlineAt } };
  await tellPostponed(deps, await change(deps, filter, { deadline, deadlineAt }));
  return getRequest(deps, actor, id);
}

export async function withdrawRequest(deps: Deps, actor: Member, id: string): Promise<Request> {
  await readFor(deps, actor, id, (viewer, guarded) => canWithdraw(viewer.actor, guarded));
  await change(deps, { _id: id, status: 'published' }, { status: 'withdrawn' });
  noteAudit(deps, { actor, action: 'request.withdrawn', subject: { kind: 'request', id } });
  await answerWithdrawn(deps, id);
  return getRequest(deps, actor, id);
}

export async function closeRequest(deps: Deps, actor: Member, id: string): Promise<Request> {
  await readFor(deps, actor, id, (viewer, guarded, { counts }) => canClose(viewer, guarded, counts.waiting));
  await change(
    deps,
    { _id: id, status: 'published', deadlineAt: { $lte: deps.now() } },
    { status: 'closed' },
  );
  return getRequest(deps, actor, id);
}

export async function removeRequest(deps: Deps, actor: Member, id: string): Promise<void> {
  await readFor(deps, actor, id, (viewer, guarded) => canEdit(viewer.actor, guarded));
  const { deletedCount } = await Requests.deleteOne({ _id: id, status: 'draft' });
  if (deletedCount === 0) throw new Problem('conflict');
}

/** @throws Problem not-found, forbidden for others, not-possible-now where its state does not allow it */
async function readFor(
  deps: Deps,
  actor: Member,
  id: string,
  isAllowed: (viewer: Viewer, guarded: Guarded, shown: Shown) => boolean,
): Promise<Shown> {
  const viewer = await viewerOf(deps, actor);
  const shown = await readRequest(viewer, id);
  const guarded = guardedOf(shown.doc, shown.application);
  if (!canManage(actor, guarded)) throw new Problem('forbidden');
  if (!isAllowed(viewer, guarded, shown))
    throw new Problem(
      'not-possible-now',
      'What is published stays as everybody read it, and everybody gets an answer.',
    );
  return shown;
}

const change = (
  deps: Deps,
  filter: { _id: string } & Record<string, unknown>,
  fields: Partial<RequestDoc>,
): Promise<RequestDoc> => changeRevised(Requests, filter, fields, deps.now());
