import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { MOST_PAGES, type PublicPage } from '@klammer/contracts/site';
import { TOPIC_STATUSES, type Topic, type topics } from '@klammer/contracts/topics';
import mongoose from 'mongoose';
import { type Actor } from '../../actor.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { canSee as canSeeProfile, findProfiles, guardedOf as profileGuard } from '../profiles/service.ts';
import { Topics, type TopicDoc } from './model.ts';
import { canEdit, canSee } from './policy.ts';
import { guardedOf, presentSummary, presentTopic, type Owner } from './present.ts';

/** @throws Problem not-found where there is none or it is a draft of others: the two look the same */
export async function readTopic(actor: Actor, slugOrId: string): Promise<TopicDoc> {
  const key = mongoose.isObjectIdOrHexString(slugOrId) ? { _id: slugOrId } : { slug: slugOrId };
  const doc = await Topics.findOne(key).lean<TopicDoc>();
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

export async function getTopic(actor: Actor, slugOrId: string): Promise<Topic> {
  return describe(actor, await readTopic(actor, slugOrId));
}

export async function describe(actor: Actor, doc: TopicDoc): Promise<Topic> {
  return presentTopic(actor, doc, ownerIn(await ownersOf(actor, [doc]), doc));
}

export async function listTopics(
  actor: Actor,
  { cursor, limit }: Parsed<typeof topics.list>['query'],
): Promise<Output<typeof topics.list>> {
  const shown = canEdit(actor) ? TOPIC_STATUSES : TOPIC_STATUSES.filter((status) => status !== 'draft');
  const docs = await Topics.find({ $and: [{ status: { $in: shown } }, after('updatedAt', cursor)] })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<TopicDoc[]>();
  const owners = await ownersOf(actor, docs);
  return toPage(
    docs,
    limit,
    (doc) => doc.updatedAt,
    (doc) => presentSummary(doc, ownerIn(owners, doc)),
  );
}

/** The list of topics and each that is no draft, latest change first. */
export async function listPublicPages(): Promise<PublicPage[]> {
  const docs = await Topics.find({ status: { $ne: 'draft' } }, { slug: 1, updatedAt: 1 })
    .sort({ updatedAt: -1 })
    .limit(MOST_PAGES)
    .lean<Pick<TopicDoc, 'slug' | 'updatedAt'>[]>();
  return [
    { path: '/topics', changedAt: null },
    ...docs.map(({ slug, updatedAt }) => ({ path: `/topics/${slug}`, changedAt: updatedAt.toISOString() })),
  ];
}

/** Who answers for each, as the actor may know them. */
async function ownersOf(actor: Actor, docs: readonly TopicDoc[]): Promise<Map<string, Owner>> {
  const profiles = await findProfiles(docs.map((doc) => String(doc.ownerId)));
  return new Map(
    profiles.map((one) => [
      String(one._id),
      // Whoever answers for a topic does so in public; the profile itself may still be closed.
      { name: one.name, slug: canSeeProfile(actor, profileGuard(one)) ? one.slug : null },
    ]),
  );
}

function ownerIn(owners: ReadonlyMap<string, Owner>, doc: TopicDoc): Owner {
  return owners.get(String(doc.ownerId)) ?? { name: '', slug: null };
}
