import { search } from '@klammer/contracts/search';
import { on, type Route } from '../../http/mount.ts';
import { searchProfiles } from './service.ts';

export const searchRoutes: Route[] = [
  on(search.profiles)(async (deps, { actor, query }) => searchProfiles(deps, actor, query)),
];
