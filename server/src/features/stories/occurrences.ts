import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { Stories, type StoryDoc } from './model.ts';

/** Under its public id, from which the agreement cannot be guessed. */
export const storyOccurrences: readonly OccurrenceSource[] = [
  occurrenceSource(
    'story.published',
    (since) =>
      Stories.find({ publishedAt: { $gte: since } })
        .sort({ publishedAt: 1 })
        .lean<StoryDoc>()
        .cursor(),
    (deps, { publicId, publishedAt, title, slug }) =>
      publishedAt && {
        cause: `story:${String(publicId)}:published:${publishedAt.getTime()}`,
        at: publishedAt,
        data: {
          storyId: String(publicId),
          page: { title: { de: title.de, en: title.en }, url: `${deps.publicUrl}/stories/${slug}` },
        },
      },
  ),
];
