import { vocabularies } from '@klammer/contracts/vocabularies';
import { type CodeUses } from '../../contributions/coded.ts';
import { on, type Route } from '../../http/mount.ts';
import { addConcept, changeConcept, restoreConcept } from './editing.ts';
import { listConcepts, readIndexing } from './service.ts';

export const vocabularyRoutes = (uses: readonly CodeUses[]): Route[] => [
  on(vocabularies.list)(async (deps, { params }) => listConcepts(deps, uses, params.vocabulary)),
  on(vocabularies.add)(async (deps, { actor, params, body }) =>
    addConcept(deps, actor, { ...params, ...body }),
  ),
  on(vocabularies.change)(async (deps, { actor, params, body }) =>
    changeConcept(deps, actor, { ...params, ...body }),
  ),
  on(vocabularies.restore)(async (deps, { actor, params, query }) =>
    restoreConcept(deps, actor, { ...params, ...query }),
  ),
  on(vocabularies.indexing)(async (deps) => readIndexing(deps)),
];
