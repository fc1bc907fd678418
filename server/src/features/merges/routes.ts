import { merges } from '@klammer/contracts/merges';
import { on, type Route } from '../../http/mount.ts';
import { type OrganisationData } from '../../contributions/organisation-data.ts';
import { dismissDuplicate, suggestDuplicates } from './duplicates.ts';
import { mergeOrganisations } from './moving.ts';
import { previewMerge } from './previewing.ts';

/** @param organisations where ids of organisations are kept, from every feature */
export const mergeRoutes = (organisations: readonly OrganisationData[]): Route[] => [
  on(merges.suggestions)(async () => suggestDuplicates()),
  on(merges.dismiss)(async (deps, { actor, body }) => dismissDuplicate(deps, actor, body)),
  on(merges.preview)(async (_deps, { actor, query }) => previewMerge(organisations, actor, query)),
  on(merges.merge)(async (deps, { actor, body }) => mergeOrganisations(deps, organisations, actor, body)),
];
