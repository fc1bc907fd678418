import { type FoundItem } from '@klammer/contracts/search';
import { labelOf } from '@klammer/contracts/vocabulary';
import { type Actor } from '../../actor.ts';
import { findable } from '../../indexing/findable.ts';
import { Topics, type TopicDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';

/** Focus topics that are no drafts, by their words and codes. */
export const indexedTopics = findable<TopicDoc>({
  type: 'topic',
  model: Topics,
  facets: { topics: 'topics' },
  first: 'latest',
  toDocument: (doc) =>
    doc.status === 'draft'
      ? null
      : {
          id: String(doc._id),
          audience: 'public',
          titleDe: doc.title.de,
          titleEn: doc.title.en,
          textDe: [doc.question.de, doc.text.de].filter(Boolean).join('\n'),
          textEn: [doc.question.en, doc.text.en].filter(Boolean).join('\n'),
          labels: doc.codes.flatMap((code) => [labelOf('topics', code, 'de'), labelOf('topics', code, 'en')]),
          owners: [],
          topics: doc.codes,
          at: doc.updatedAt.getTime(),
        },
  read,
});

async function read(actor: Actor, ids: readonly string[]): Promise<FoundItem[]> {
  const docs = await Topics.find({ _id: { $in: [...ids] } })
    .limit(1000)
    .lean<TopicDoc[]>();
  return docs
    .filter((doc) => canSee(actor, guardedOf(doc)))
    .map((doc) => ({
      id: String(doc._id),
      title: doc.title,
      text: doc.question,
      path: `/topics/${doc.slug}`,
      at: null,
      topics: doc.codes,
    }));
}
