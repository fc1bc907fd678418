import { type FoundItem } from '@klammer/contracts/search';
import { labelOf } from '@klammer/contracts/vocabulary';
import { type Filter } from '@klammer/search';
import { type Actor } from '../../actor.ts';
import { findable } from '../../indexing/findable.ts';
import { Requests, type RequestDoc } from './model.ts';
import { audiencesOf, canSee } from './policy.ts';
import { guardedOf } from './present.ts';
import { viewerOf, withContext } from './reading.ts';

/** Published requests by their words and codes. Who asks is none of the words, so that no search tells it. */
export const indexedRequests = findable<RequestDoc>({
  type: 'request',
  model: Requests,
  facets: { seeks: 'needs', topics: 'topics' },
  first: 'next',
  scope,
  toDocument: (doc) =>
    doc.status === 'published' && doc.deadlineAt
      ? {
          id: String(doc._id),
          audience: doc.audience,
          titleDe: doc.title.de,
          titleEn: doc.title.en,
          textDe: [doc.problem.de, doc.gives.de].filter(Boolean).join('\n'),
          textEn: [doc.problem.en, doc.gives.en].filter(Boolean).join('\n'),
          labels: labelsOf(doc),
          owners: [String(doc.organisationId)],
          named: doc.anonymous ? [] : [String(doc.organisationId)],
          seeks: doc.seeks,
          topics: doc.topics,
          at: doc.deadlineAt.getTime(),
        }
      : null,
  read,
});

function labelsOf({ seeks, offers, topics }: RequestDoc): string[] {
  const both = (name: 'needs' | 'topics', code: string) => [
    labelOf(name, code, 'de'),
    labelOf(name, code, 'en'),
  ];
  return [
    ...[...seeks, ...offers].flatMap((code) => both('needs', code)),
    ...topics.flatMap((code) => both('topics', code)),
  ];
}

/** Their own people, and whom it is for. */
async function scope(actor: Actor): Promise<Filter> {
  const viewer = await viewerOf({ now: () => new Date() }, actor);
  const own = actor?.memberships.map((one) => one.organisationId) ?? [];
  return {
    op: 'or',
    of: [
      { op: 'in', field: 'audience', values: audiencesOf(viewer) },
      { op: 'in', field: 'owners', values: own },
    ],
  };
}

async function read(actor: Actor, ids: readonly string[]): Promise<FoundItem[]> {
  const docs = await Requests.find({ _id: { $in: [...ids] } })
    .limit(1000)
    .lean<RequestDoc[]>();
  const viewer = await viewerOf({ now: () => new Date() }, actor);
  return (await withContext(viewer, docs))
    .filter(({ doc, application }) => canSee(viewer, guardedOf(doc, application)))
    .map(({ doc }) => ({
      id: String(doc._id),
      title: doc.title,
      text: doc.problem,
      path: `/requests/${String(doc._id)}`,
      at: doc.deadlineAt?.toISOString() ?? null,
      topics: doc.topics,
    }));
}
