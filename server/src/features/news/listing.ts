import { type QueryFilter } from 'mongoose';
import { type Deps } from '../../deps.ts';
import { Articles, type ArticleDoc } from './model.ts';

/** Lets search find what was scheduled, now that its moment has come. */
export async function listWhatIsOut(deps: Pick<Deps, 'now'>): Promise<void> {
  await Articles.updateMany(
    { status: 'published', publishAt: { $lte: deps.now() }, listed: { $ne: true } },
    { $set: { listed: true } },
  );
}

/** Nobody sees it from now on; the index forgets it first, and the document goes with the next look after that. */
export async function leaveIndex(which: QueryFilter<ArticleDoc>): Promise<void> {
  await Articles.updateMany(which, {
    $set: { status: 'draft', publishAt: null, listed: false, 'search.removed': true },
  });
}

/** Deletes articles that were removed and that the index no longer knows. */
export async function sweepRemovedArticles(): Promise<void> {
  await Articles.deleteMany({ 'search.removed': true, 'search.dirty': { $exists: false } });
}
