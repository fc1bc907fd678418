import { type SavedSearch } from '@klammer/contracts/searches';
import { type SavedSearchDoc } from './model.ts';

export function presentSearch(doc: SavedSearchDoc): SavedSearch {
  return {
    id: String(doc._id),
    name: doc.name,
    type: doc.type,
    q: doc.q,
    filter: doc.filter,
    alerts: doc.alerts,
    createdAt: doc.createdAt.toISOString(),
    told: doc.told,
    toldAt: doc.toldAt?.toISOString() ?? null,
  };
}
