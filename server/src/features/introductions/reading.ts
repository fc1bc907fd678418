import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Introduction, type introductions } from '@klammer/contracts/introductions';
import { type Actor, type Member } from '../../actor.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { isBlockedBetween } from '../blocks/service.ts';
import {
  canSee as canSeeProfile,
  findProfiles,
  guardedOf as profileGuard,
  isGone,
  type ProfileDoc,
} from '../profiles/service.ts';
import { Introductions, type IntroductionDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf, presentIntroduction } from './present.ts';

/** @throws Problem not-found for what is missing and for what concerns others. */
export async function readIntroduction(actor: Actor, id: string): Promise<IntroductionDoc> {
  const doc = await Introductions.findById(id).lean<IntroductionDoc>();
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

export async function getIntroduction(actor: Member, id: string): Promise<Introduction> {
  return presentTo(actor, await readIntroduction(actor, id));
}

export async function presentTo(actor: Member, doc: IntroductionDoc): Promise<Introduction> {
  const [counterpart] = await findProfiles([counterpartOf(actor, doc)]);
  if (!counterpart) throw notFound();
  return presentIntroduction(actor, doc, counterpart);
}

export function counterpartOf(own: Pick<Member, 'organisationId'>, doc: IntroductionDoc): string {
  return String(doc.from) === own.organisationId ? String(doc.to) : String(doc.from);
}

export async function listIntroductions(
  actor: Member,
  { cursor, limit, direction, status }: Parsed<typeof introductions.list>['query'],
): Promise<Output<typeof introductions.list>> {
  const own = actor.organisationId;
  const incoming = { asked: own };
  const outgoing = { from: own, mediated: false };
  const sides = direction ? [direction === 'incoming' ? incoming : outgoing] : [incoming, outgoing];
  const docs = await Introductions.find({
    $and: [{ $or: sides }, status ? { status } : {}, after('askedAt', cursor)],
  })
    .sort({ askedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<IntroductionDoc[]>();
  const found = await findProfiles(docs.map((doc) => counterpartOf(actor, doc)));
  const profiles = new Map(found.map((doc) => [String(doc._id), doc]));
  return toPage(
    docs,
    limit,
    (doc) => doc.askedAt,
    (doc) => {
      const counterpart = profiles.get(counterpartOf(actor, doc));
      return counterpart ? presentIntroduction(actor, doc, counterpart) : null;
    },
  );
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

export async function countIntroductions(): Promise<number> {
  return Introductions.estimatedDocumentCount();
}

/** Whether two organisations were introduced to each other and said yes. */
async function areIntroduced(oneId: string, otherId: string): Promise<boolean> {
  const pair = [oneId, otherId].toSorted().join(':');
  return (await Introductions.exists({ pair, status: 'accepted' })) !== null;
}

/** The same, and neither has blocked the other since: what one keeps for whom it met is open to the other. */
export async function areAcquainted(oneId: string, otherId: string): Promise<boolean> {
  return (await areIntroduced(oneId, otherId)) && !(await isBlockedBetween(oneId, otherId));
}

/** Whether an organisation can meet another at this moment: that one is in sight, and neither has blocked the other. */
export async function canMeet(ownId: string, other: ProfileDoc | undefined): Promise<boolean> {
  return other !== undefined && !isGone(other) && !(await isBlockedBetween(ownId, String(other._id)));
}

/**
 * The profile of an organisation that the actor may see or was introduced to: an anonymous one is known from then on.
 * @throws Problem not-found for what is missing and for what is hidden.
 */
export async function readAcquaintance(actor: Actor, organisationId: string): Promise<ProfileDoc> {
  const [profile] = await findProfiles([organisationId]);
  if (profile && canSeeProfile(actor, profileGuard(profile))) return profile;
  const own = actor?.organisationId;
  if (profile && own && (await areIntroduced(own, organisationId))) return profile;
  throw notFound();
}
