import { type Actor } from '../../actor.ts';
import { findable } from '../../indexing/findable.ts';
import { type Found } from '../../indexing/indexed.ts';
import { listHidden } from '../profiles/service.ts';
import { Stories, type StoryDoc } from './model.ts';

/** Stories that all parties agreed to, by their words. */
export const indexedStories = findable<StoryDoc>({
  type: 'story',
  model: Stories,
  toDocument: (doc) =>
    doc.publishedAt
      ? {
          id: String(doc._id),
          audience: 'public',
          titleDe: doc.title.de,
          titleEn: doc.title.en,
          textDe: doc.text.de,
          textEn: doc.text.en,
          labels: [],
          owners: doc.organisations,
          at: doc.publishedAt.getTime(),
        }
      : null,
  read,
});

/** The document's id is its agreement's, which nobody is to guess. */
async function read(_actor: Actor, ids: readonly string[]): Promise<Found[]> {
  const docs = await Stories.find({
    _id: { $in: [...ids] },
    publishedAt: { $ne: null },
    organisations: { $nin: await listHidden() },
  })
    .limit(1000)
    .lean<StoryDoc[]>();
  return docs.map((doc) => ({
    id: String(doc._id),
    publicId: String(doc.publicId),
    title: { de: doc.title.de, en: doc.title.en },
    text: { de: doc.text.de, en: doc.text.en },
    path: `/stories/${doc.slug}`,
    at: doc.publishedAt?.toISOString() ?? null,
    topics: [],
  }));
}
