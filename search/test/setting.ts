import type { IndexDefinition, Query, Result, SearchDocument, SearchEngine } from '../src/index.ts';

/** An engine under test and an index of its own for every test. */
export interface Setting {
  engine: SearchEngine;
  /** Makes a fresh index with these documents and returns its name. */
  index(documents: readonly SearchDocument[], definition?: Partial<IndexDefinition>): Promise<string>;
  /** First 1000 hits of a public query. */
  find(index: string, q: string, more?: Partial<Query>): Promise<Result<SearchDocument>>;
  /** Ids of those hits. */
  ids(index: string, q: string, more?: Partial<Query>): Promise<string[]>;
}

export const DEFINITION: IndexDefinition = {
  searchable: ['name', 'headline', 'description'],
  filterable: ['kind', 'tags', 'amount', 'active', 'note', '_geo'],
  sortable: ['amount', 'kind', 'name', '_geo'],
};

let made = 0;

export function createSetting(engine: SearchEngine): Setting {
  const find: Setting['find'] = (index, q, more = {}) =>
    engine.search({ index, q, scope: 'public', page: 1, pageSize: 1000, ...more });
  return {
    engine,
    async index(documents, definition = {}) {
      made += 1;
      const name = `test-${process.pid}-${made}`;
      await engine.ensureIndex(name, { ...DEFINITION, ...definition });
      if (documents.length > 0) await engine.upsert(name, documents);
      return name;
    },
    find,
    async ids(index, q, more) {
      return (await find(index, q, more)).hits.map((hit) => hit.doc.id);
    },
  };
}
