import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { Programmes, type ProgrammeDoc } from './model.ts';

export const fundingOccurrences: readonly OccurrenceSource[] = [
  occurrenceSource(
    'funding.published',
    (since) =>
      Programmes.find({ status: 'published', publishedAt: { $gte: since } })
        .sort({ publishedAt: 1 })
        .lean<ProgrammeDoc>()
        .cursor(),
    (deps, { _id, publishedAt, name, slug, for: whom }) =>
      publishedAt && {
        cause: `funding:${String(_id)}:published`,
        at: publishedAt,
        data: {
          programmeId: String(_id),
          kinds: whom.kinds,
          page: { title: { de: name.de, en: name.en }, url: `${deps.publicUrl}/funding#${slug}` },
        },
      },
  ),
];
