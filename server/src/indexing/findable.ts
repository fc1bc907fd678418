import { type SearchType } from '@klammer/contracts/search';
import { type Filter, type IndexDefinition, type SearchDocument } from '@klammer/search';
import type mongoose from 'mongoose';
import { type Model } from 'mongoose';
import { type Actor } from '../actor.ts';
import { type SearchMark } from '../db/searchable.ts';
import { type Findable, type Indexed } from './indexed.ts';

/** The document of a simple findable thing. `audience` says who finds it, `at` orders (milliseconds). */
export interface SimpleDocument extends SearchDocument {
  audience: 'public' | 'members' | 'startups';
  titleDe: string;
  titleEn: string;
  textDe: string;
  textEn: string;
  /** Further words that find it: labels of codes, names of people and places. */
  labels: string[];
  /** Organisations it comes from, and those of them that are named and so kept from whom they do not want to meet. */
  owners: string[];
  named?: string[];
  at: number;
}

interface Simple<Doc extends { _id: mongoose.Types.ObjectId; search?: SearchMark }> {
  type: Exclude<SearchType, 'profile'>;
  model: Model<Doc>;
  facets?: Findable['facets'];
  first?: Findable['order']['first'];
  scope?: Findable['scope'];
  /** Null where nobody may find it. */
  toDocument: (doc: Doc) => SimpleDocument | null;
  read: Findable['read'];
}

const WORDS = ['titleDe', 'titleEn', 'labels', 'textDe', 'textEn'];

function byAudience(actor: Actor): Filter {
  return { op: 'in', field: 'audience', values: actor?.emailVerified ? ['public', 'members'] : ['public'] };
}

/** Everything that search needs of a thing with a title and a text: see "How to let search find it" in CONTRIBUTING. */
export function findable<Doc extends { _id: mongoose.Types.ObjectId; search?: SearchMark }>({
  type,
  model,
  facets = {},
  first = 'latest',
  scope = byAudience,
  toDocument,
  read,
}: Simple<Doc>): Indexed<Doc> {
  const definition: IndexDefinition = {
    searchable: WORDS,
    filterable: ['audience', 'owners', 'named', 'at', ...Object.keys(facets)],
    sortable: ['at'],
    revision: '1',
  };
  return {
    index: type === 'story' ? 'stories' : `${type}s`,
    definition,
    model,
    toDocument,
    find: {
      type,
      scope,
      owners: 'owners',
      named: 'named',
      facets,
      fields: { title: { de: 'titleDe', en: 'titleEn' }, text: { de: 'textDe', en: 'textEn' } },
      order: { field: 'at', first },
      read,
    },
  };
}
