import { searches } from '@klammer/contracts/searches';
import { on, type Route } from '../../http/mount.ts';
import { type Indexed } from '../../indexing/indexed.ts';
import { changeSearch, listSearches, removeSearch, saveSearch } from './service.ts';

export function searchesRoutes(indexed: readonly Indexed[]): Route[] {
  return [
    on(searches.list)(async (_deps, { actor }) => listSearches(actor)),
    on(searches.save)(async (deps, { actor, body }) => saveSearch(deps, indexed, actor, body)),
    on(searches.update)(async (_deps, { actor, params, body }) => changeSearch(actor, params.id, body)),
    on(searches.remove)(async (_deps, { actor, params }) => removeSearch(actor, params.id)),
  ];
}
