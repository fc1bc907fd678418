import { type Output } from '@klammer/contracts/endpoint';
import { type blocks } from '@klammer/contracts/blocks';
import { canActFor, type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { findProfiles, presentSummary } from '../profiles/service.ts';
import { Blocks } from './model.ts';

const MOST_BLOCKED = 500;

/** Ends what is open between two organisations when one blocks the other. */
export type CloseBetween = (deps: Deps, actor: Member, otherId: string) => Promise<void>;

/** Whom an organisation never meets: those it blocked and those that blocked it. */
export async function blockedFor(organisationId: string): Promise<Set<string>> {
  const docs = await Blocks.find({ $or: [{ organisationId }, { blockedId: organisationId }] })
    .limit(2 * MOST_BLOCKED)
    .lean();
  const ids = docs.flatMap((doc) => [String(doc.organisationId), String(doc.blockedId)]);
  return new Set(ids.filter((id) => id !== organisationId));
}

/** Whether one of two organisations blocked the other. */
export async function isBlockedBetween(one: string, other: string): Promise<boolean> {
  const found = await Blocks.exists({
    $or: [
      { organisationId: one, blockedId: other },
      { organisationId: other, blockedId: one },
    ],
  });
  return found !== null;
}

/** Whether any of some organisations blocked another one of them. */
export async function isBlockedAmong(organisations: readonly string[]): Promise<boolean> {
  const among = { $in: [...organisations] };
  return (await Blocks.exists({ organisationId: among, blockedId: among })) !== null;
}

/** Of some organisations, which blocked which: `blocking:blocked`. */
export async function blockedAmong(ids: readonly string[]): Promise<Set<string>> {
  const docs = await Blocks.find({ organisationId: { $in: [...ids] }, blockedId: { $in: [...ids] } })
    .limit(100 * MOST_BLOCKED)
    .lean();
  return new Set(docs.map((doc) => `${String(doc.organisationId)}:${String(doc.blockedId)}`));
}

/** Whether an organisation blocked another itself. */
export async function hasBlocked(organisationId: string, blockedId: string): Promise<boolean> {
  return (await Blocks.exists({ organisationId, blockedId })) !== null;
}

/** Of pairs of organisations, those of which one has blocked the other. */
export async function blockedPairs<Pair extends { one: string; other: string }>(
  pairs: readonly Pair[],
): Promise<Pair[]> {
  if (pairs.length === 0) return [];
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const docs = await Blocks.find({ organisationId: { $in: ids }, blockedId: { $in: ids } })
    .limit(ids.length * ids.length)
    .lean();
  const blocked = new Set(docs.map((doc) => `${String(doc.organisationId)}:${String(doc.blockedId)}`));
  return pairs.filter(({ one, other }) => blocked.has(`${one}:${other}`) || blocked.has(`${other}:${one}`));
}

/** Blocks; doing it twice is the same. The other side is not told. @throws Problem not-found | forbidden */
export async function blockOrganisation(
  deps: Deps,
  close: CloseBetween,
  actor: Member,
  blockedId: string,
): Promise<void> {
  if (!canActFor(actor, actor.organisationId)) throw new Problem('forbidden');
  const [profile] = await findProfiles([blockedId]);
  // A draft or a paused profile may be known from an introduction: only what was never published is unknown.
  if (!profile?.publishedAt || blockedId === actor.organisationId) throw notFound();
  const key = { organisationId: actor.organisationId, blockedId };
  if ((await Blocks.countDocuments({ organisationId: actor.organisationId })) >= MOST_BLOCKED)
    throw new Problem('capacity-reached', `You can block ${MOST_BLOCKED} organisations at most.`);
  await Blocks.updateOne(
    key,
    { $setOnInsert: { personId: actor.personId, at: deps.now() } },
    { upsert: true },
  );
  await close(deps, actor, blockedId);
  announce(deps, actor);
}

export async function unblockOrganisation(deps: Deps, actor: Member, blockedId: string): Promise<void> {
  if (!canActFor(actor, actor.organisationId)) throw new Problem('forbidden');
  const { deletedCount } = await Blocks.deleteOne({ organisationId: actor.organisationId, blockedId });
  if (deletedCount === 0) throw notFound();
  announce(deps, actor);
}

export async function listBlocked(actor: Member): Promise<Output<typeof blocks.list>> {
  const docs = await Blocks.find({ organisationId: actor.organisationId })
    .sort({ _id: -1 })
    .limit(MOST_BLOCKED)
    .lean();
  const profiles = await findProfiles(docs.map((doc) => String(doc.blockedId)));
  const byId = new Map(profiles.map((profile) => [String(profile._id), profile]));
  return {
    items: docs.flatMap((doc) => {
      const profile = byId.get(String(doc.blockedId));
      if (!profile) return [];
      const { id, kind, name } = presentSummary(profile);
      // An anonymous profile that was blocked stays without a name.
      return [{ id, kind, name: profile.visibility === 'anonymous' ? '' : name, at: doc.at.toISOString() }];
    }),
    abilities: { remove: canActFor(actor, actor.organisationId) },
  };
}

function announce(deps: Deps, { organisationId }: Member): void {
  deps.publish({ organisations: [organisationId] }, 'matches:changed', { organisationId });
}
