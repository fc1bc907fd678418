import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { Requests, type RequestDoc } from './model.ts';

export const requestOccurrences: readonly OccurrenceSource[] = [
  occurrenceSource(
    'request.published',
    (since) =>
      Requests.find({ publishedAt: { $gte: since } })
        .sort({ publishedAt: 1 })
        .lean<RequestDoc>()
        .cursor(),
    (deps, { _id, publishedAt, kind, audience, deadlineAt, anonymous, organisationId, title }) =>
      publishedAt && {
        cause: `request:${String(_id)}:published`,
        at: publishedAt,
        data: {
          requestId: String(_id),
          kind,
          audience,
          deadline: deadlineAt?.toISOString() ?? null,
          organisationId: anonymous ? null : String(organisationId),
          page:
            audience === 'public'
              ? {
                  title: { de: title.de, en: title.en },
                  url: `${deps.publicUrl}/requests/${String(_id)}`,
                }
              : null,
        },
      },
  ),
];
