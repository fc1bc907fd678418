import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Introduction, type introductions } from '@klammer/contracts/introductions';
import { type Actor, type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { notFound, Problem } from '../../problem.ts';
import { openConversation } from '../conversations/service.ts';
import {
  canBeAsked,
  findProfiles,
  guardedOf as profileGuard,
  readProfile,
  type ProfileDoc,
} from '../profiles/service.ts';
import { Introductions, type IntroductionDoc } from './model.ts';
import { canAnswer, canSee, canWithdraw } from './policy.ts';
import { guardedOf, presentIntroduction } from './present.ts';
import { addWorkingDays } from './working-days.ts';

const ANSWER_WITHIN_WORKING_DAYS = 10;
const MOST_OPEN_OUTGOING = 25;

/** Reasons for an introduction, as the two sides see them; matching supplies them. */
export type ReasonsBetween = (
  own: ProfileDoc,
  otherId: string,
) => Promise<{ asker: Introduction['reasonsForYou']; asked: Introduction['reasonsForYou'] } | null>;

/**
 * Asks for an introduction. Double clicks, retries and both sides asking at once come to the one open introduction,
 * because the pair's unique index lets only one in.
 * @throws Problem not-found | forbidden | capacity-reached
 */
export async function askForIntroduction(
  deps: Deps,
  reasonsBetween: ReasonsBetween,
  actor: Member,
  { profileId, message }: Parsed<typeof introductions.ask>['body'],
): Promise<Introduction> {
  const [other] = await findProfiles([profileId]);
  if (!other || other.status !== 'published' || profileId === actor.organisationId) throw notFound();
  if (!canBeAsked(actor, profileGuard(other))) throw new Problem('forbidden');
  const own = await readProfile(actor, actor.organisationId);
  if (own.status !== 'published')
    throw new Problem('not-possible-now', 'Publish your own profile first, so that they see who asks.');
  const pair = [actor.organisationId, profileId].toSorted().join(':');
  const existing = await Introductions.findOne({
    pair,
    status: { $in: ['asked', 'accepted'] },
  }).lean<IntroductionDoc>();
  if (existing) return presentIntroduction(actor, existing, other);
  if (
    (await Introductions.countDocuments({ from: actor.organisationId, status: 'asked' })) >=
    MOST_OPEN_OUTGOING
  )
    throw new Problem(
      'capacity-reached',
      `You have ${MOST_OPEN_OUTGOING} open introductions; wait for answers or withdraw some.`,
    );
  const reasons = await reasonsBetween(own, profileId);
  const askedAt = deps.now();
  try {
    const created = await Introductions.create({
      from: actor.organisationId,
      to: profileId,
      pair,
      status: 'asked',
      message,
      askedBy: actor.personId,
      reasons: { from: reasons?.asker ?? [], to: reasons?.asked ?? [] },
      askedAt,
      expiresAt: addWorkingDays(askedAt, ANSWER_WITHIN_WORKING_DAYS),
    });
    announce(deps, created);
    return presentIntroduction(actor, created.toObject(), other);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const open = await Introductions.findOne({ pair, status: 'asked' }).lean<IntroductionDoc>();
    if (!open) throw new Problem('conflict', undefined, { cause: error });
    return presentIntroduction(actor, open, other);
  }
}

/** Accepts and opens the conversation, whose id is the introduction's: accepting twice opens one. */
export async function acceptIntroduction(deps: Deps, actor: Member, id: string): Promise<Introduction> {
  const before = await readIntroduction(actor, id);
  if (!canAnswer(actor, guardedOf(before)) && before.status !== 'accepted') throw refused(before);
  const doc = await settle(deps, actor, before, { status: 'accepted' });
  await openConversation(deps, {
    id,
    organisations: [String(doc.from), String(doc.to)],
    introductionId: id,
    at: deps.now(),
  });
  announce(deps, doc);
  return present(actor, doc);
}

export async function declineIntroduction(
  deps: Deps,
  actor: Member,
  id: string,
  { reason, note }: Parsed<typeof introductions.decline>['body'],
): Promise<Introduction> {
  const before = await readIntroduction(actor, id);
  if (!canAnswer(actor, guardedOf(before))) throw refused(before);
  const doc = await settle(deps, actor, before, {
    status: 'declined',
    declineReason: reason,
    declineNote: note,
  });
  announce(deps, doc);
  return present(actor, doc);
}

export async function withdrawIntroduction(deps: Deps, actor: Member, id: string): Promise<Introduction> {
  const before = await readIntroduction(actor, id);
  if (!canWithdraw(actor, guardedOf(before))) throw refused(before);
  const doc = await settle(deps, actor, before, { status: 'withdrawn' });
  announce(deps, doc);
  return present(actor, doc);
}

/** Moves it out of `asked`; of two answers at once the first counts and the second is told. */
async function settle(
  deps: Deps,
  actor: Member,
  before: IntroductionDoc,
  change: Pick<IntroductionDoc, 'status'> & Partial<IntroductionDoc>,
): Promise<IntroductionDoc> {
  if (before.status === change.status) return before;
  const doc = await Introductions.findOneAndUpdate(
    { _id: before._id, status: 'asked' },
    { $set: { ...change, answeredAt: deps.now(), answeredBy: actor.personId } },
    { returnDocument: 'after' },
  ).lean<IntroductionDoc>();
  if (!doc) throw new Problem('conflict', 'This introduction was answered in the meantime.');
  return doc;
}

function refused(doc: IntroductionDoc): Problem {
  return doc.status === 'asked'
    ? new Problem('forbidden')
    : new Problem('not-possible-now', 'This introduction is no longer open.');
}

async function readIntroduction(actor: Actor, id: string): Promise<IntroductionDoc> {
  const doc = await Introductions.findById(id).lean<IntroductionDoc>();
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

export async function getIntroduction(actor: Member, id: string): Promise<Introduction> {
  return present(actor, await readIntroduction(actor, id));
}

async function present(actor: Member, doc: IntroductionDoc): Promise<Introduction> {
  const [counterpart] = await findProfiles([counterpartOf(actor, doc)]);
  if (!counterpart) throw notFound();
  return presentIntroduction(actor, doc, counterpart);
}

export async function listIntroductions(
  actor: Member,
  { cursor, limit, direction, status }: Parsed<typeof introductions.list>['query'],
): Promise<Output<typeof introductions.list>> {
  const own = actor.organisationId;
  const sides = direction
    ? [direction === 'incoming' ? { to: own } : { from: own }]
    : [{ from: own }, { to: own }];
  const docs = await Introductions.find({
    $and: [{ $or: sides }, status ? { status } : {}, after('askedAt', cursor)],
  })
    .sort({ askedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<IntroductionDoc[]>();
  const found = await findProfiles(docs.map((doc) => counterpartOf(actor, doc)));
  const profiles = new Map(found.map((doc) => [String(doc._id), doc]));
  const page = toPage(
    docs,
    limit,
    (doc) => doc.askedAt,
    (doc) => {
      const counterpart = profiles.get(counterpartOf(actor, doc));
      return counterpart ? presentIntroduction(actor, doc, counterpart) : null;
    },
  );
  return { ...page, items: page.items.filter((item) => item !== null) };
}

function counterpartOf(actor: Member, doc: IntroductionDoc): string {
  return String(doc.from) === actor.organisationId ? String(doc.to) : String(doc.from);
}

/** Tells both sides that something changed; what, they read over HTTP. */
function announce(deps: Deps, doc: IntroductionDoc): void {
  const organisations = [String(doc.from), String(doc.to)];
  deps.publish({ organisations }, 'introduction:changed', {
    introductionId: String(doc._id),
    status: doc.status,
  });
}

/** The latest introduction with each counterpart, by the counterpart's id. */
export async function introductionsWith(
  organisationId: string,
): Promise<Map<string, { id: string; status: string }>> {
  const docs = await Introductions.find(
    { $or: [{ from: organisationId }, { to: organisationId }] },
    { from: 1, to: 1, status: 1 },
  )
    .sort({ askedAt: 1 })
    .limit(5000)
    .lean();
  return new Map(
    docs.map((doc) => [
      String(doc.from) === organisationId ? String(doc.to) : String(doc.from),
      { id: String(doc._id), status: doc.status },
    ]),
  );
}

export async function countOpenIncoming(organisationId: string): Promise<number> {
  return Introductions.countDocuments({ to: organisationId, status: 'asked' });
}

export async function countIntroductions(): Promise<number> {
  return Introductions.estimatedDocumentCount();
}

/** Lapses what was not answered in time; returns how many. */
export async function expireIntroductions(deps: Deps): Promise<number> {
  const due = await Introductions.find({ status: 'asked', expiresAt: { $lte: deps.now() } })
    .limit(500)
    .lean<IntroductionDoc[]>();
  for (const doc of due) {
    const { modifiedCount } = await Introductions.updateOne(
      { _id: doc._id, status: 'asked' },
      { $set: { status: 'expired', answeredAt: deps.now() } },
    );
    if (modifiedCount > 0) announce(deps, { ...doc, status: 'expired' });
  }
  return due.length;
}

/** Opens conversations of accepted introductions that a kill cut off; run at start. */
export async function reconcileIntroductions(deps: Deps): Promise<void> {
  for await (const doc of Introductions.find({ status: 'accepted' }).lean<IntroductionDoc>().cursor()) {
    const id = String(doc._id);
    await openConversation(deps, {
      id,
      organisations: [String(doc.from), String(doc.to)],
      introductionId: id,
      at: doc.answeredAt ?? deps.now(),
    });
  }
}

export { fillIntroductions } from './filling.ts';
