import { type Deps } from '../../deps.ts';
import { fillPicture } from '../files/service.ts';
import { Articles, type ArticleDoc } from './model.ts';
import { PICTURE_OWNER } from './writing.ts';

/** An article as the demonstration hands it over. */
export type FilledArticle = Pick<
  ArticleDoc,
  'slug' | 'status' | 'publishAt' | 'title' | 'teaser' | 'text' | 'pictureAlt' | 'personId' | 'updatedAt'
> & { organisationId: string; picture: Buffer | null };

/** Stores articles as they are; for the demonstration and tests. @returns their ids */
export async function fillNews(deps: Deps, filled: readonly FilledArticle[]): Promise<string[]> {
  const docs = await Articles.create(
    filled.map(({ picture: _picture, ...one }) => ({
      ...one,
      cause: `filled:${one.slug}`,
      listed: one.status === 'published' && one.publishAt !== null && one.publishAt <= deps.now(),
      revision: 0,
      createdAt: one.updatedAt,
    })),
  );
  for (const [index, doc] of docs.entries()) {
    const one = filled[index];
    if (!one?.picture) continue;
    const file = await fillPicture(deps, one, {
      name: `${one.slug}.webp`,
      bytes: one.picture,
      owner: { ownerKind: PICTURE_OWNER, ownerId: String(doc._id) },
    });
    await Articles.updateOne({ _id: doc._id }, { $set: { picture: file.id } });
  }
  return docs.map((doc) => String(doc._id));
}
