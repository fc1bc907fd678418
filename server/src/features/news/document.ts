import { type FoundItem } from '@klammer/contracts/search';
import { type Actor } from '../../actor.ts';
import { findable } from '../../indexing/findable.ts';
import { listHidden } from '../profiles/service.ts';
import { Articles, type ArticleDoc } from './model.ts';

/** Articles that have appeared, by their words. */
export const indexedArticles = findable<ArticleDoc>({
  type: 'article',
  model: Articles,
  first: 'latest',
  toDocument: (doc) =>
    doc.status === 'published' && doc.listed
      ? {
          id: String(doc._id),
          audience: 'public',
          titleDe: doc.title.de,
          titleEn: doc.title.en,
          textDe: [doc.teaser.de, doc.text.de].filter(Boolean).join('\n'),
          textEn: [doc.teaser.en, doc.text.en].filter(Boolean).join('\n'),
          labels: [],
          owners: doc.organisationId ? [String(doc.organisationId)] : [],
          at: (doc.publishAt ?? doc.updatedAt).getTime(),
        }
      : null,
  read,
});

async function read(_actor: Actor, ids: readonly string[]): Promise<FoundItem[]> {
  const docs = await Articles.find({
    _id: { $in: [...ids] },
    status: 'published',
    listed: true,
    organisationId: { $nin: await listHidden() },
  })
    .limit(1000)
    .lean<ArticleDoc[]>();
  return docs.map((doc) => ({
    id: String(doc._id),
    title: { de: doc.title.de, en: doc.title.en },
    text: { de: doc.teaser.de, en: doc.teaser.en },
    path: `/news/${doc.slug}`,
    at: doc.publishAt?.toISOString() ?? null,
    topics: [],
  }));
}
