import { keyOf, SavedSearches, type SavedSearchDoc } from './model.ts';

/** Stores the demonstration region's saved searches. */
export async function fillSearches(
  list: readonly Pick<
    SavedSearchDoc,
    'personId' | 'organisationId' | 'name' | 'type' | 'q' | 'filter' | 'createdAt'
  >[],
): Promise<void> {
  await SavedSearches.insertMany(
    list.map((one) => ({
      ...one,
      alerts: true,
      key: keyOf(one),
    })),
  );
}
