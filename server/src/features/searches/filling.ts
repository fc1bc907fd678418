import { type SavedSearchDoc } from './model.ts';
import { SavedSearches } from './model.ts';

/** Stores the demonstration region's saved searches. */
export async function fillSearches(
  list: readonly Pick<SavedSearchDoc, 'personId' | 'name' | 'type' | 'q' | 'filter' | 'createdAt'>[],
): Promise<void> {
  await SavedSearches.insertMany(
    list.map((one) => ({
      ...one,
      alerts: true,
      key: JSON.stringify([one.type, one.q.toLowerCase(), one.filter]),
    })),
  );
}
