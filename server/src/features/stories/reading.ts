import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { MOST_PAGES, type PublicPage } from '@klammer/contracts/site';
import { type stories, type Story, type StoryOfAgreement } from '@klammer/contracts/stories';
import { type Actor, type Member } from '../../actor.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { partiesOfAgreement } from '../agreements/service.ts';
import { findProfiles, listHidden, type ProfileDoc } from '../profiles/service.ts';
import { Stories, type StoryDoc } from './model.ts';
import { guardedOf, presentDraft, presentStory } from './present.ts';

/** Not where one of its parties is out of sight. */
const published = async () => ({
  publishedAt: { $ne: null },
  organisations: { $nin: await listHidden() },
});

export async function listStories(
  actor: Actor,
  { cursor, limit }: Parsed<typeof stories.list>['query'],
): Promise<Output<typeof stories.list>> {
  const docs = await Stories.find({ $and: [await published(), after('publishedAt', cursor)] })
    .sort({ publishedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<StoryDoc[]>();
  const profiles = await profilesOf(docs);
  return toPage(
    docs,
    limit,
    (doc) => publishedAtOf(doc),
    (doc) => presentStory(actor, doc, publishedAtOf(doc), profiles),
  );
}

/** @throws Problem not-found also where it was proposed or withdrawn */
export async function getStory(actor: Actor, slug: string): Promise<Story> {
  const doc = await Stories.findOne({ slug, ...(await published()) }).lean<StoryDoc>();
  if (!doc) throw notFound();
  return presentStory(actor, doc, publishedAtOf(doc), await profilesOf([doc]));
}

/** @throws Problem not-found for whoever takes no part in the agreement */
export async function getStoryOf(actor: Member, agreementId: string): Promise<StoryOfAgreement> {
  const agreement = await partiesOfAgreement(actor, agreementId);
  const doc = await Stories.findOne({ _id: agreementId, 'search.removed': { $ne: true } }).lean<StoryDoc>();
  return presentDraft(actor, guardedOf(agreement, doc), doc, doc ? await profilesOf([doc]) : new Map());
}

/** The list of stories and each that is shown. */
export async function listPublicPages(): Promise<PublicPage[]> {
  const docs = await Stories.find(await published(), { slug: 1, updatedAt: 1 })
    .sort({ publishedAt: -1 })
    .limit(MOST_PAGES)
    .lean<Pick<StoryDoc, 'slug' | 'updatedAt'>[]>();
  return [
    { path: '/stories', changedAt: null },
    ...docs.map(({ slug, updatedAt }) => ({ path: `/stories/${slug}`, changedAt: updatedAt.toISOString() })),
  ];
}

async function profilesOf(docs: readonly StoryDoc[]): Promise<Map<string, ProfileDoc>> {
  const profiles = await findProfiles([...new Set(docs.flatMap((doc) => doc.organisations))]);
  return new Map(profiles.map((one) => [String(one._id), one]));
}

function publishedAtOf({ publishedAt, updatedAt }: StoryDoc): Date {
  return publishedAt ?? updatedAt;
}
