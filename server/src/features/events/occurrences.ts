import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { Events, type EventDoc } from './model.ts';

export const eventOccurrences: readonly OccurrenceSource[] = [
  occurrenceSource(
    'event.published',
    (since) =>
      Events.find({ publishedAt: { $gte: since } })
        .sort({ publishedAt: 1 })
        .lean<EventDoc>()
        .cursor(),
    (deps, { _id, publishedAt, kind, audience, startsAt, endsAt, organiserIds, title }) =>
      publishedAt && {
        cause: `event:${String(_id)}:published`,
        at: publishedAt,
        data: {
          eventId: String(_id),
          kind,
          audience,
          startsAt: startsAt?.toISOString() ?? null,
          endsAt: endsAt?.toISOString() ?? null,
          organisationIds: organiserIds.map(String),
          page:
            audience === 'public'
              ? {
                  title: { de: title.de, en: title.en },
                  url: `${deps.publicUrl}/events/${String(_id)}`,
                }
              : null,
        },
      },
  ),
];
