import { type Parsed } from '@klammer/contracts/endpoint';
import { type Introduction, type introductions } from '@klammer/contracts/introductions';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { openConversation } from '../conversations/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { Introductions, type IntroductionDoc } from './model.ts';
import { canAnswer, canWithdraw } from './policy.ts';
import { guardedOf } from './present.ts';
import { canMeet, counterpartOf, presentTo, readIntroduction } from './reading.ts';
import { tell } from './telling.ts';

/** Of two sides answering at the same moment one comes second and sees what the first left. */
const MOST_TRIES = 3;

/**
 * Accepts. When both sides have agreed, the conversation opens under the introduction's id: accepting twice opens one.
 * @throws Problem not-possible-now where the other side has been suspended since, or never meets this one
 */
export async function acceptIntroduction(deps: Deps, actor: Member, id: string): Promise<Introduction> {
  const before = await readIntroduction(actor, id);
  if (!canAnswer(actor, guardedOf(before)) && before.status !== 'accepted') throw refused(before);
  return presentTo(actor, await acceptFor(deps, actor, before));
}

type Side = Pick<Member, 'organisationId' | 'personId'>;

/** The same for a side whose yes is known; again it opens and tells what a kill kept from it. */
export async function acceptFor(deps: Deps, side: Side, before: IntroductionDoc): Promise<IntroductionDoc> {
  const doc = before.status === 'accepted' ? before : await agree(deps, side, before);
  if (doc.status === 'accepted') await openFor(deps, doc);
  await tell(deps, doc);
  return doc;
}

/** Adds a side to those that agreed; with the second one it is accepted in the same write. */
async function agree(deps: Deps, side: Side, before: IntroductionDoc): Promise<IntroductionDoc> {
  const own = side.organisationId;
  const other = counterpartOf(side, before);
  const [profile] = await findProfiles([other]);
  if (!(await canMeet(own, profile)))
    throw new Problem('not-possible-now', 'They cannot be met at the moment; you may decline.');
  const open = { _id: before._id, status: 'asked' as const };
  const yes = { $addToSet: { agreed: own }, $push: { answers: { organisationId: own, at: deps.now() } } };
  const settled = { status: 'accepted' as const, answeredAt: deps.now(), answeredBy: side.personId };
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const accepted = await Introductions.findOneAndUpdate(
      { ...open, agreed: { $all: [other], $ne: own } },
      { ...yes, $set: settled },
      { returnDocument: 'after' },
    ).lean<IntroductionDoc>();
    if (accepted) return accepted;
    const first = await Introductions.findOneAndUpdate({ ...open, agreed: { $nin: [own, other] } }, yes, {
      returnDocument: 'after',
    }).lean<IntroductionDoc>();
    if (first) return first;
    const now = await Introductions.findById(before._id).lean<IntroductionDoc>();
    // A colleague or the second of two clicks was quicker and wanted the same.
    if (now && ['asked', 'accepted'].includes(now.status) && now.agreed.map(String).includes(own)) return now;
  }
  throw changedMeanwhile();
}

export async function declineIntroduction(
  deps: Deps,
  actor: Member,
  id: string,
  { reason, note }: Parsed<typeof introductions.decline>['body'],
): Promise<Introduction> {
  const before = await readIntroduction(actor, id);
  if (!canAnswer(actor, guardedOf(before))) throw refused(before);
  return presentTo(actor, await decline(deps, actor, before, { declineReason: reason, declineNote: note }));
}

export async function decline(
  deps: Deps,
  actor: Member,
  before: IntroductionDoc,
  why: Pick<IntroductionDoc, 'declineReason' | 'declineNote'>,
): Promise<IntroductionDoc> {
  const own = actor.organisationId;
  const doc = await Introductions.findOneAndUpdate(
    { _id: before._id, status: 'asked', agreed: { $ne: own } },
    {
      $set: { ...why, status: 'declined', answeredAt: deps.now(), answeredBy: actor.personId },
      $push: { answers: { organisationId: own, at: deps.now() } },
    },
    { returnDocument: 'after' },
  ).lean<IntroductionDoc>();
  if (!doc) throw changedMeanwhile();
  await tell(deps, doc);
  return doc;
}

export async function withdrawIntroduction(deps: Deps, actor: Member, id: string): Promise<Introduction> {
  const before = await readIntroduction(actor, id);
  if (!canWithdraw(actor, guardedOf(before))) throw refused(before);
  return presentTo(actor, await withdraw(deps, actor.personId, before));
}

export async function withdraw(
  deps: Deps,
  personId: string,
  before: IntroductionDoc,
): Promise<IntroductionDoc> {
  const doc = await Introductions.findOneAndUpdate(
    { _id: before._id, status: 'asked' },
    { $set: { status: 'withdrawn', answeredAt: deps.now(), answeredBy: personId } },
    { returnDocument: 'after' },
  ).lean<IntroductionDoc>();
  if (!doc) throw changedMeanwhile();
  await tell(deps, doc);
  return doc;
}

/** Opens the conversation of an accepted introduction; repeated at start for what a kill cut off. */
export async function openFor(deps: Deps, doc: IntroductionDoc): Promise<void> {
  const id = String(doc._id);
  await openConversation(deps, {
    id,
    organisations: [String(doc.from), String(doc.to)],
    introductionId: id,
    at: doc.answeredAt ?? deps.now(),
  });
}

const changedMeanwhile = (): Problem =>
  new Problem('conflict', 'This introduction was answered in the meantime.');

function refused(doc: IntroductionDoc): Problem {
  return doc.status === 'asked'
    ? new Problem('forbidden')
    : new Problem('not-possible-now', 'This introduction is no longer open.');
}
