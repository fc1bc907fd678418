import { type IndexDefinition, type SearchDocument } from '@klammer/search';
import { labelOf, REGION_PARENT } from '@klammer/contracts/vocabulary';
import { type Indexed } from '../../indexing/indexer.ts';
import { Profiles, type ProfileDoc } from './model.ts';

export const PROFILE_INDEX = 'profiles';

const definition: IndexDefinition = {
  searchable: ['name', 'headlineDe', 'headlineEn', 'labels', 'descriptionDe', 'descriptionEn', 'place'],
  filterable: ['kind', 'needs', 'offers', 'topics', 'industries', 'stage', 'region', 'visibility', 'owner'],
  sortable: ['name', 'publishedAt'],
  revision: '2',
};

/** What search knows of a published profile: its words, and codes for filters and facets. Others are not in it. */
function toDocument(doc: ProfileDoc): SearchDocument | null {
  if (doc.status !== 'published' || doc.visibility === 'anonymous') return null;
  return {
    id: String(doc._id),
    owner: String(doc._id),
    visibility: doc.visibility,
    name: doc.name,
    headlineDe: doc.headline.de,
    headlineEn: doc.headline.en,
    descriptionDe: [doc.description.de, doc.traction.de].filter(Boolean),
    descriptionEn: [doc.description.en, doc.traction.en].filter(Boolean),
    labels: labelsOf(doc),
    place: doc.place ? [doc.place.city, labelOf('regions', doc.place.region, 'de')] : [],
    kind: doc.kind,
    needs: doc.needs.map((need) => need.code),
    offers: doc.offers.map((offer) => offer.code),
    topics: doc.topics,
    industries: doc.industries,
    stage: doc.stage,
    region: doc.place ? withParents(doc.place.region) : [],
    publishedAt: doc.publishedAt?.getTime() ?? 0,
  };
}

function labelsOf(doc: ProfileDoc): string[] {
  const both = (name: 'needs' | 'topics' | 'industries', code: string) => [
    labelOf(name, code, 'de'),
    labelOf(name, code, 'en'),
  ];
  const wishes = [...doc.needs, ...doc.offers].flatMap((wish) => [...both('needs', wish.code), wish.note]);
  const labels = [
    ...doc.topics.flatMap((code) => both('topics', code)),
    ...doc.industries.flatMap((code) => both('industries', code)),
    ...wishes,
  ];
  return [...new Set(labels)].filter((label) => label !== '');
}

/** A place is also found under everything it lies in. */
function withParents(region: string): string[] {
  const parent = REGION_PARENT[region];
  return parent ? [region, ...withParents(parent)] : [region];
}

export const indexedProfiles: Indexed<ProfileDoc> = {
  index: PROFILE_INDEX,
  definition,
  model: Profiles,
  toDocument,
};
