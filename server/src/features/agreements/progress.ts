import { type Agreement, type agreements } from '@klammer/contracts/agreements';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type UpdateQuery } from 'mongoose';
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
  const { open, doc } = await withEvidence(deps, actor, before, wanted, async (file) => {
    const open = await change(before, { $pull: { progress: { key } } });
    const by = { doneAt: deps.now(), doneBy: actor.name, doneById: actor.personId };
    const entry = { key, ...by, evidence, ...(file && { file }) };
    const doc = done ? await report(before, entry) : null;
    return { open, doc };
  });
  if (!done) {
    await announce(deps, open, null);
    return present(actor, open);
  }
  const title = before.content.milestones.find((milestone) => milestone.key === key)?.title;
  await announce(deps, doc ?? open, 'agreement-milestone-done', actor.personId, {
    detail: key,
    words: title,
  });
  return present(actor, doc ?? (await readAgreement(actor, id)));
}

/** @returns null where somebody else has reported it in the meantime */
function report(before: AgreementDoc, entry: AgreementDoc['progress'][number]): Promise<AgreementDoc | null> {
  return Agreements.findOneAndUpdate(
    { _id: before._id, 'progress.key': { $ne: entry.key } },
    { $push: { progress: entry }, $set: { updatedAt: entry.doneAt } },
    { returnDocument: 'after' },
  ).lean<AgreementDoc>();
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
  const organisationId = sideOf(actor, guardedOf(before));
  const at = { 'reviews.day': day };
  await Agreements.updateOne(
    { _id: before._id, ...at },
    { $pull: { 'reviews.$.answers': { organisationId } } },
  );
  const doc = await Agreements.findOneAndUpdate(
    { _id: before._id, reviews: { $elemMatch: { day, 'answers.organisationId': { $ne: organisationId } } } },
    { $push: { 'reviews.$.answers': { ...answer, organisationId, at: deps.now() } } },
    { returnDocument: 'after' },
  ).lean<AgreementDoc>();
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
  if (!doc) throw new Problem('conflict', 'Somebody moved it on in the meantime.');
  const subject = { kind: 'agreement', id: String(doc._id) };
  noteAudit(deps, { actor, action: `agreement.${fields.status}`, subject });
  return doc;
}

async function change(before: AgreementDoc, update: UpdateQuery<AgreementDoc>): Promise<AgreementDoc> {
  const doc = await Agreements.findOneAndUpdate({ _id: before._id }, update, {
    returnDocument: 'after',
  }).lean<AgreementDoc>();
  if (!doc) throw notFound();
  return doc;
}

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
