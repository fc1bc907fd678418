import { type FoundItem } from '@klammer/contracts/search';
import { labelOf } from '@klammer/contracts/vocabulary';
import { type Actor } from '../../actor.ts';
import { findable } from '../../indexing/findable.ts';
import { Events, type EventDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';
import { inCalendarOf } from './reading.ts';

/** Events in the calendar by their words, series, place, speakers and topics. */
export const indexedEvents = findable<EventDoc>({
  type: 'event',
  model: Events,
  facets: { topics: 'topics' },
  first: 'next',
  toDocument: (doc) =>
    doc.status === 'published' && doc.endsAt
      ? {
          id: String(doc._id),
          audience: doc.audience,
          titleDe: doc.title.de,
          titleEn: doc.title.en,
          textDe: doc.text.de,
          textEn: doc.text.en,
          labels: [
            doc.series,
            doc.venue.name,
            doc.venue.city,
            ...doc.speakers.map((one) => one.name),
            ...doc.agenda.flatMap(({ title }) => [title.de, title.en]),
            ...doc.topics.flatMap((code) => [labelOf('topics', code, 'de'), labelOf('topics', code, 'en')]),
          ].filter(Boolean),
          owners: doc.organiserIds.slice(0, 1).map(String),
          topics: doc.topics,
          at: doc.endsAt.getTime(),
        }
      : null,
  read,
});

async function read(actor: Actor, ids: readonly string[]): Promise<FoundItem[]> {
  const docs = await Events.find({ $and: [{ _id: { $in: [...ids] } }, await inCalendarOf(actor)] })
    .limit(1000)
    .lean<EventDoc[]>();
  return docs
    .filter((doc) => canSee(actor, guardedOf(doc)))
    .map((doc) => ({
      id: String(doc._id),
      title: { de: doc.title.de, en: doc.title.en },
      text: { de: doc.text.de, en: doc.text.en },
      path: `/events/${String(doc._id)}`,
      at: doc.startsAt?.toISOString() ?? null,
      topics: doc.topics,
    }));
}
