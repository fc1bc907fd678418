import { type Agreement, type agreements, type AgreementStatus } from '@klammer/contracts/agreements';
import { type Parsed } from '@klammer/contracts/endpoint';
import mongoose, { type QueryFilter, type UpdateQuery } from 'mongoose';
import { type Member } from '../../actor.ts';
import { dayOf } from '../../time/local-time.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { announce } from './announcing.ts';
import { withEvidence } from './evidence.ts';
import { Agreements, type AgreementDoc } from './model.ts';
import { canComplete, canEnd, canReport, canReview, sideOf, type Guarded } from './policy.ts';
import { guardedOf, presentAgreement } from './present.ts';
import { readParties } from './parties.ts';
import { readAgreement } from './reading.ts';

/** Marks a milestone as done, or open again. Said twice it is done once. @throws Problem not-found | forbidden */
export async function setProgress(
  deps: Deps,
  actor: Member,
  id: string,
  key: string,
  { done, evidence, fileId }: Parsed<typeof agreements.setProgress>['body'],
): Promise<Agreement> {
  const before = await readFor(actor, id, canReport);
  if (!before.content.milestones.some((milestone) => milestone.key === key)) throw notFound();
  const wanted = { key, fileId: done ? (fileId ?? null) : null };
  // It may be completed or ended between the look and the write; then its progress stays as it is.
  const running = { _id: before._id, status: { $in: ['signed', 'active'] as AgreementStatus[] } };
  const doc = await withEvidence(deps, actor, before, wanted, async (file) => {
    if (!done) return change(running, { $pull: { progress: { key } } });
    const by = { doneAt: deps.now(), doneBy: actor.name, doneById: actor.personId };
    const entry = { key, ...by, evidence, ...(file && { file }) };
    const $set = { updatedAt: by.doneAt };
    const replace = () =>
      change({ ...running, 'progress.key': key }, { $set: { ...$set, 'progress.$': entry } });
    return (
      (await replace()) ??
      (await change({ ...running, 'progress.key': { $ne: key } }, { $push: { progress: entry }, $set })) ??
      // Somebody else reported it in between.
      (await replace())
    );
  });
  if (!doc) throw movedOn();
  if (!done) {
    await announce(deps, doc, null);
    return present(actor, doc);
  }
  const words = before.content.milestones.find((milestone) => milestone.key === key)?.title;
  await announce(deps, doc, 'agreement-milestone-done', actor.personId, { detail: key, words });
  return present(actor, doc);
}

/** Answers a review for the own side; a second answer replaces the first. @throws Problem not-found | not-possible-now */
export async function answerReview(
  deps: Deps,
  actor: Member,
  id: string,
  day: number,
  answer: Parsed<typeof agreements.answerReview>['body'],
): Promise<Agreement> {
  const before = await readFor(actor, id, canReview);
  const review = before.reviews.find((one) => one.day === day);
  if (!review) throw notFound();
  if (review.dueOn > dayOf(deps.now()))
    throw new Problem('not-possible-now', `This review is asked on ${review.dueOn}.`);
  const organisationId = new mongoose.Types.ObjectId(actor.organisationId);
  const own = { ...answer, organisationId, at: deps.now() };
  const isOfDay = (answers: object) => ({ _id: before._id, reviews: { $elemMatch: { day, ...answers } } });
  // Put in the place of the one before: taken out first, it would be lost where a kill comes in between.
  const doc =
    (await change(
      isOfDay({ 'answers.organisationId': organisationId }),
      { $set: { 'reviews.$[review].answers.$[own]': own } },
      [{ 'review.day': day }, { 'own.organisationId': organisationId }],
    )) ??
    (await change(isOfDay({ 'answers.organisationId': { $ne: organisationId } }), {
      $push: { 'reviews.$.answers': own },
    }));
  return present(actor, doc ?? (await readAgreement(actor, id)));
}

/** @throws Problem not-found | forbidden | not-possible-now */
export async function completeAgreement(deps: Deps, actor: Member, id: string): Promise<Agreement> {
  const before = await readAgreement(actor, id);
  if (before.status === 'completed') return present(actor, before);
  const doc = await settle(deps, actor, await readFor(actor, id, canComplete), { status: 'completed' });
  await announce(deps, doc, 'agreement-completed', actor.personId);
  return present(actor, doc);
}

/** @throws Problem not-found | forbidden | not-possible-now */
export async function endAgreement(
  deps: Deps,
  actor: Member,
  id: string,
  { reason }: Parsed<typeof agreements.end>['body'],
): Promise<Agreement> {
  const doc = await settle(deps, actor, await readFor(actor, id, canEnd), {
    status: 'ended',
    endReason: reason,
  });
  await announce(deps, doc, 'agreement-ended', actor.personId);
  return present(actor, doc);
}

/** Moves it on; of two at once the first counts. */
async function settle(
  deps: Deps,
  actor: Member,
  before: AgreementDoc,
  fields: Pick<AgreementDoc, 'status'> & Partial<AgreementDoc>,
): Promise<AgreementDoc> {
  const doc = await Agreements.findOneAndUpdate(
    { _id: before._id, status: before.status },
    { $set: { ...fields, updatedAt: deps.now() } },
    { returnDocument: 'after' },
  ).lean<AgreementDoc>();
  if (!doc) throw movedOn();
  const subject = { kind: 'agreement', id: String(doc._id) };
  noteAudit(deps, { actor, action: `agreement.${fields.status}`, subject });
  return doc;
}

/** @returns null where it is not as the filter says */
function change(
  filter: QueryFilter<AgreementDoc>,
  update: UpdateQuery<AgreementDoc>,
  arrayFilters?: Record<string, unknown>[],
): Promise<AgreementDoc | null> {
  return Agreements.findOneAndUpdate(filter, update, {
    returnDocument: 'after',
    ...(arrayFilters && { arrayFilters }),
  }).lean<AgreementDoc>();
}

const movedOn = () => new Problem('conflict', 'Somebody moved it on in the meantime.');

/** Reads it for an act: seen but not allowed now says so, with what state it is in. */
async function readFor(
  actor: Member,
  id: string,
  may: (actor: Member, agreement: Guarded) => boolean,
): Promise<AgreementDoc> {
  const doc = await readAgreement(actor, id);
  const guarded = guardedOf(doc);
  if (may(actor, guarded)) return doc;
  throw sideOf(actor, guarded) === null
    ? new Problem('forbidden')
    : new Problem('not-possible-now', `The agreement is ${doc.status}.`);
}

async function present(actor: Member, doc: AgreementDoc): Promise<Agreement> {
  return presentAgreement(actor, doc, await readParties(doc.organisations.map(String)));
}
