import { search } from '@klammer/contracts/search';
import { on, type Route } from '../../http/mount.ts';
import { type Indexed } from '../../indexing/indexed.ts';
import { countTypes, searchProfiles, searchThings } from './service.ts';

/** `indexed`: what the features registered; its types are what Discover shows. */
export function searchRoutes(indexed: readonly Indexed[]): Route[] {
  return [
    on(search.profiles)(async (deps, { actor, query }) => searchProfiles(deps, actor, query)),
    on(search.things)(async (deps, { actor, query }) => searchThings(deps, indexed, actor, query)),
    on(search.counts)(async (deps, { actor, query }) => countTypes(deps, indexed, actor, query.q)),
  ];
}
