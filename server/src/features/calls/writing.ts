import { type Call, type calls } from '@klammer/contracts/calls';
import { type Parsed } from '@klammer/contracts/endpoint';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { laterDeadline } from '../../time/deadline.ts';
import { type Deps } from '../../deps.ts';
import { createOnce } from '../../db/once.ts';
import { changeRevised } from '../../db/revision.ts';
import { Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { readOwnPublished, readProfile } from '../profiles/service.ts';
import { answerWithdrawn } from './entries/answering.ts';
import { checkPublishable, storedFields } from './checking.ts';
import { Entries } from './entries/entry-model.ts';
import { markFinalists } from './entries/finalists.ts';
import { Jurors } from './jury/jury-model.ts';
import { Calls, type CallDoc } from './model.ts';
import {
  canClose,
  canEdit,
  canManage,
  canOpenSecondRound,
  canPostpone,
  canPublish,
  canWithdraw,
  mayOrganise,
  type Guarded,
  type Viewer,
} from './policy.ts';
import { guardedOf, type Shown } from './present.ts';
import { getCall, readCall, viewerOf } from './reading.ts';
import { announceBoard, tellDecided, tellFitting, tellPostponed, tellSecondRound } from './telling.ts';

/** @throws Problem forbidden for viewers, not-possible-now for who organises none */
export async function createCall(
  deps: Deps,
  actor: Member,
  { clientId, ...fields }: Parsed<typeof calls.create>['body'],
): Promise<Call> {
  if (actor.role === 'viewer') throw new Problem('forbidden');
  const { kind } = await readProfile(actor, actor.organisationId);
  if (!mayOrganise(actor, kind))
    throw new Problem('not-possible-now', 'Calls are organised by partners of the region and its operator.');
  const cause = `${actor.organisationId}:${clientId}`;
  const now = deps.now();
  const { id } = await createOnce(Calls, cause, () =>
    Calls.create({
      ...storedFields(fields),
      cause,
      organisationId: actor.organisationId,
      status: 'draft',
      revision: 0,
      createdAt: now,
      updatedAt: now,
    }),
  );
  return getCall(deps, actor, id);
}

/** @throws Problem not-found | forbidden | not-possible-now | conflict */
export async function updateCall(
  deps: Deps,
  actor: Member,
  id: string,
  { revision, ...fields }: Parsed<typeof calls.update>['body'],
): Promise<Call> {
  await readFor(deps, actor, id, canEdit);
  await change(deps, { _id: id, status: 'draft', revision }, storedFields(fields));
  return getCall(deps, actor, id);
}

/** Publishes it and tells those it fits. @throws Problem invalid-input naming everything that is missing */
export async function publishCall(deps: Deps, actor: Member, id: string): Promise<Call> {
  const { doc } = await readFor(deps, actor, id, canEdit);
  await readOwnPublished(actor, 'so that applicants see who asks');
  if (!canPublish(await viewerOf(deps, actor), guardedOf(doc)))
    throw new Problem('not-possible-now', 'Calls are published by partners that the operator has verified.');
  checkPublishable(doc, deps.now());
  const published = await change(
    deps,
    { _id: id, status: 'draft', revision: doc.revision },
    { status: 'published', publishedAt: deps.now() },
  );
  noteAudit(deps, { actor, action: 'call.published', subject: { kind: 'call', id } });
  await tellFitting(deps, published);
  return getCall(deps, actor, id);
}

/** @throws Problem invalid-input where the new deadline is not later */
export async function postponeCall(deps: Deps, actor: Member, id: string, deadline: string): Promise<Call> {
  const { doc } = await readFor(deps, actor, id, canPostpone);
  const deadlineAt = laterDeadline(doc, deadline);
  const filter = { _id: id, status: 'published' as const, deadlineAt: { $gt: deps.now(), $lt: deadlineAt } };
  await tellPostponed(deps, await change(deps, filter, { deadline, deadlineAt }));
  return getCall(deps, actor, id);
}

export async function withdrawCall(deps: Deps, actor: Member, id: string): Promise<Call> {
  await readFor(deps, actor, id, canWithdraw);
  await change(deps, { _id: id, status: 'published' }, { status: 'withdrawn' });
  noteAudit(deps, { actor, action: 'call.withdrawn', subject: { kind: 'call', id } });
  await answerWithdrawn(deps, id);
  return getCall(deps, actor, id);
}

/**
 * Who is in it is written with the round itself, so that of two colleagues who choose at once the first has the say; what
 * their entries say follows from it.
 * @throws Problem invalid-input where one of them does not wait for its answer
 */
export async function openSecondRound(
  deps: Deps,
  actor: Member,
  id: string,
  entryIds: readonly string[],
): Promise<Call> {
  await readFor(deps, actor, id, canOpenSecondRound);
  const chosen = { _id: { $in: [...entryIds] }, callId: id, status: 'submitted' as const };
  if ((await Entries.countDocuments(chosen)) !== new Set(entryIds).size)
    throw new Problem('invalid-input', 'Only entries that wait for their answer go on.', {
      issues: [{ path: ['body', 'entryIds'], code: 'not-waiting', message: 'must wait for an answer' }],
    });
  const finalistIds = [...new Set(entryIds)].map((one) => new mongoose.Types.ObjectId(one));
  const first = { _id: id, status: 'published', round: 1 };
  const changed = await change(deps, first, { round: 2, finalistIds });
  await markFinalists(changed);
  noteAudit(deps, {
    actor,
    action: 'call.second-round-opened',
    subject: { kind: 'call', id },
    detail: { count: String(entryIds.length) },
  });
  await tellSecondRound(deps, changed);
  announceBoard(deps, changed);
  return getCall(deps, actor, id);
}

export async function closeCall(deps: Deps, actor: Member, id: string): Promise<Call> {
  await readFor(deps, actor, id, (viewer, guarded, { counts }) => canClose(viewer, guarded, counts.waiting));
  const decided = await change(
    deps,
    { _id: id, status: 'published', deadlineAt: { $lte: deps.now() } },
    { status: 'decided', decidedAt: deps.now() },
  );
  noteAudit(deps, { actor, action: 'call.decided', subject: { kind: 'call', id } });
  await tellDecided(deps, decided);
  announceBoard(deps, decided);
  return getCall(deps, actor, id);
}

export async function removeCall(deps: Deps, actor: Member, id: string): Promise<void> {
  await readFor(deps, actor, id, canEdit);
  const { deletedCount } = await Calls.deleteOne({ _id: id, status: 'draft' });
  if (deletedCount === 0) throw new Problem('conflict');
  await Jurors.deleteMany({ callId: id });
}

/** @throws Problem not-found, forbidden for others, not-possible-now where its state does not allow it */
export async function readFor(
  deps: Deps,
  actor: Member,
  id: string,
  isAllowed: (viewer: Viewer, guarded: Guarded, shown: Shown) => boolean,
): Promise<Shown> {
  const viewer = await viewerOf(deps, actor);
  const shown = await readCall(viewer, id);
  const guarded = guardedOf(shown.doc, shown);
  if (!canManage(actor, guarded)) throw new Problem('forbidden');
  if (!isAllowed(viewer, guarded, shown))
    throw new Problem(
      'not-possible-now',
      'What is published stays as everybody read it, judging begins at the deadline, and everybody gets an answer.',
    );
  return shown;
}

const change = (
  deps: Deps,
  filter: { _id: string } & Record<string, unknown>,
  fields: Partial<CallDoc>,
): Promise<CallDoc> => changeRevised(Calls, filter, fields, deps.now());
