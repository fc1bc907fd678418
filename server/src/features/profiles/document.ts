import { type GuardedField } from '@klammer/contracts/profiles';
import { type FoundItem } from '@klammer/contracts/search';
import { type Filter, type IndexDefinition, type SearchDocument } from '@klammer/search';
import { chainOf, labelOf } from '@klammer/contracts/vocabulary';
import { type Actor } from '../../actor.ts';
import { type Indexed } from '../../indexing/indexed.ts';
import { Profiles, type ProfileDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf, isCurrent } from './present.ts';

export const PROFILE_INDEX = 'profiles';

const definition: IndexDefinition = {
  searchable: ['name', 'headlineDe', 'headlineEn', 'labels', 'descriptionDe', 'descriptionEn'],
  filterable: ['kind', 'needs', 'offers', 'topics', 'industries', 'stage', 'region', 'visibility', 'owner'],
  sortable: ['name', 'publishedAt'],
  revision: '4',
};

/**
 * What search knows of a published profile: its words, and codes for filters and facets. Others are not in it. A place
 * is also found under everything it lies in.
 */
function toDocument(doc: ProfileDoc): SearchDocument | null {
  if (doc.status !== 'published' || doc.visibility === 'anonymous') return null;
  return {
    id: String(doc._id),
    owner: String(doc._id),
    visibility: doc.visibility,
    name: doc.name,
    headlineDe: doc.headline.de,
    headlineEn: doc.headline.en,
    descriptionDe: [doc.description.de, openTo(doc, 'traction') ? doc.traction.de : ''].filter(Boolean),
    descriptionEn: [doc.description.en, openTo(doc, 'traction') ? doc.traction.en : ''].filter(Boolean),
    labels: labelsOf(doc),
    kind: doc.kind,
    needs: currentOf(doc.needs).map((need) => need.code),
    offers: currentOf(doc.offers).map((offer) => offer.code),
    topics: doc.topics,
    industries: doc.industries,
    stage: doc.stage,
    region: doc.place ? chainOf(doc.place.region).map(({ code }) => code) : [],
    publishedAt: doc.publishedAt?.getTime() ?? 0,
  };
}

/** The index is asked by everybody, so only what everybody may see goes into it. */
function openTo(doc: ProfileDoc, field: GuardedField): boolean {
  return doc.audiences[field] === 'public';
}

/** A lapsed need leaves the index when the nightly job touches its profile. */
function currentOf(wishes: ProfileDoc['needs']): ProfileDoc['needs'] {
  const now = new Date();
  return wishes.filter((wish) => isCurrent(wish, now));
}

function labelsOf(doc: ProfileDoc): string[] {
  const both = (name: 'needs' | 'topics' | 'industries', code: string) => [
    labelOf(name, code, 'de'),
    labelOf(name, code, 'en'),
  ];
  const wishes = currentOf([...doc.needs, ...doc.offers]).flatMap((wish) => [
    ...both('needs', wish.code),
    wish.note.de,
    wish.note.en,
  ]);
  const labels = [
    ...doc.topics.flatMap((code) => both('topics', code)),
    ...doc.industries.flatMap((code) => both('industries', code)),
    ...wishes,
    ...(doc.place ? [doc.place.city, labelOf('regions', doc.place.region, 'de')] : []),
  ];
  return [...new Set(labels)].filter((label) => label !== '');
}

/** Hits in short, for Discover's counts and saved searches; anonymous profiles are found by nobody, their owners included. */
async function read(actor: Actor, ids: readonly string[]): Promise<FoundItem[]> {
  const docs = await Profiles.find({ _id: { $in: [...ids] }, visibility: { $ne: 'anonymous' } })
    .limit(1000)
    .lean<ProfileDoc[]>();
  return docs
    .filter((doc) => canSee(actor, guardedOf(doc)))
    .map((doc) => ({
      id: String(doc._id),
      title: { de: doc.name, en: doc.name },
      text: { de: doc.headline.de, en: doc.headline.en },
      path: `/p/${doc.slug}`,
      at: doc.publishedAt?.toISOString() ?? null,
      topics: doc.topics,
    }));
}

/** What the actor may find at all. */
function scope(actor: Actor): Filter {
  const values = actor?.emailVerified ? ['public', 'members'] : ['public'];
  return { op: 'in', field: 'visibility', values };
}

export const indexedProfiles = {
  index: PROFILE_INDEX,
  definition,
  model: Profiles,
  toDocument,
  find: {
    type: 'profile',
    scope,
    named: 'owner',
    facets: {
      kind: 'kinds',
      needs: 'needs',
      offers: 'needs',
      topics: 'topics',
      industries: 'industries',
      stage: 'stages',
      region: 'regions',
    },
    fields: { title: { de: 'name', en: 'name' }, text: { de: 'headlineDe', en: 'headlineEn' } },
    order: { field: 'publishedAt', first: 'latest' },
    read,
  },
} satisfies Indexed<ProfileDoc>;
