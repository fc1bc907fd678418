import { type SearchType } from '@klammer/contracts/search';
import { type IndexDefinition, type SearchDocument } from '@klammer/search';
import type mongoose from 'mongoose';
import { type Model } from 'mongoose';
import { type SearchMark } from '../db/searchable.ts';
import { type Findable, type Indexed } from './indexed.ts';

/** The document of a simple findable thing. `audience` says who finds it, `at` orders (milliseconds). */
export interface SimpleDocument extends SearchDocument {
  audience: 'public' | 'members';
  titleDe: string;
  titleEn: string;
  textDe: string;
  textEn: string;
  /** Further words that find it: labels of codes, names of people and places. */
  labels: string[];
  at: number;
}

interface Simple<Doc extends { _id: mongoose.Types.ObjectId; search?: SearchMark }> {
  type: Exclude<SearchType, 'profile'>;
  model: Model<Doc>;
  facets?: Findable['facets'];
  first?: Findable['order']['first'];
  /** Null where nobody may find it. */
  toDocument: (doc: Doc) => SimpleDocument | null;
  read: Findable['read'];
}

const WORDS = ['titleDe', 'titleEn', 'labels', 'textDe', 'textEn'];

/** Everything that search needs of a thing with a title and a text: see "How to let search find it" in CONTRIBUTING. */
export function findable<Doc extends { _id: mongoose.Types.ObjectId; search?: SearchMark }>({
  type,
  model,
  facets = {},
  first = 'latest',
  toDocument,
  read,
}: Simple<Doc>): Indexed<Doc> {
  const definition: IndexDefinition = {
    searchable: WORDS,
    filterable: ['audience', 'at', ...Object.keys(facets)],
    sortable: ['at'],
    revision: '1',
  };
  return {
    index: `${type}s`,
    definition,
    model,
    toDocument,
    find: {
      type,
      scope: (actor) => ({
        op: 'in',
        field: 'audience',
        values: actor?.emailVerified ? ['public', 'members'] : ['public'],
      }),
      facets,
      fields: { title: { de: 'titleDe', en: 'titleEn' }, text: { de: 'textDe', en: 'textEn' } },
      order: { field: 'at', first },
      read,
    },
  };
}
