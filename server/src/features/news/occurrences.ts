import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { Articles, type ArticleDoc } from './model.ts';
import { guardedOf } from './present.ts';

/** An article that is scheduled has not appeared. */
export const newsOccurrences: readonly OccurrenceSource[] = [
  occurrenceSource(
    'news.published',
    (since) =>
      Articles.find({ status: 'published', publishAt: { $gte: since } })
        .sort({ publishAt: 1 })
        .lean<ArticleDoc>()
        .cursor(),
    (deps, article) =>
      article.publishAt && guardedOf(article, deps.now()).isOut
        ? {
            cause: `article:${String(article._id)}:published`,
            at: article.publishAt,
            data: {
              articleId: String(article._id),
              organisationId: article.organisationId && String(article.organisationId),
              page: {
                title: { de: article.title.de, en: article.title.en },
                url: `${deps.publicUrl}/news/${article.slug}`,
              },
            },
          }
        : null,
  ),
];
