import { type FoundItem } from '@klammer/contracts/search';
import { labelOf } from '@klammer/contracts/vocabulary';
import { type Actor } from '../../actor.ts';
import { findable } from '../../indexing/findable.ts';
import { Calls, type CallDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';
import { viewerOf, withContext } from './reading.ts';

/** Published calls by their words and codes, while they are open. */
export const indexedCalls = findable<CallDoc>({
  type: 'call',
  model: Calls,
  facets: { topics: 'topics' },
  first: 'next',
  toDocument: (doc) =>
    doc.status === 'published' && doc.deadlineAt
      ? {
          id: String(doc._id),
          audience: 'public',
          titleDe: doc.title.de,
          titleEn: doc.title.en,
          textDe: [doc.text.de, doc.prize.de].filter(Boolean).join('\n'),
          textEn: [doc.text.en, doc.prize.en].filter(Boolean).join('\n'),
          labels: doc.topics.flatMap((code) => [
            labelOf('topics', code, 'de'),
            labelOf('topics', code, 'en'),
          ]),
          owners: [String(doc.organisationId)],
          topics: doc.topics,
          at: doc.deadlineAt.getTime(),
        }
      : null,
  read,
});

async function read(actor: Actor, ids: readonly string[]): Promise<FoundItem[]> {
  const docs = await Calls.find({ _id: { $in: [...ids] } })
    .limit(1000)
    .lean<CallDoc[]>();
  const viewer = await viewerOf({ now: () => new Date() }, actor);
  return (await withContext(viewer, docs))
    .filter((shown) => canSee(actor, guardedOf(shown.doc, shown)))
    .map(({ doc }) => ({
      id: String(doc._id),
      title: { de: doc.title.de, en: doc.title.en },
      text: { de: doc.text.de, en: doc.text.en },
      path: `/calls/${String(doc._id)}`,
      at: doc.deadlineAt?.toISOString() ?? null,
      topics: doc.topics,
    }));
}
