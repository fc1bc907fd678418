import mongoose from 'mongoose';

const READERS = /^(find|count|distinct|update|delete|replace)/;

/**
 * Does the work and names each query of it that has no index to go by and reads its whole collection. Those of the
 * account library do not go through Mongoose and are not seen.
 */
export async function scansOf(work: () => Promise<unknown>): Promise<string[]> {
  const queries = new Map<string, { collection: string; filter: object }>();
  mongoose.set('debug', (collection: string, method: string, first: unknown, second: unknown) => {
    if (!READERS.test(method)) return;
    const filter = (method === 'distinct' ? second : first) as object;
    // Without a filter there is a sort, and it goes by `_id`.
    if (Object.keys(filter).length === 0) return;
    queries.set(`${collection}.${method} ${Object.keys(filter).join(', ')}`, { collection, filter });
  });
  try {
    await work();
  } finally {
    mongoose.set('debug', false);
  }
  const scans: string[] = [];
  for (const [name, { collection, filter }] of queries)
    if (JSON.stringify(await explain(collection, filter)).includes('COLLSCAN')) scans.push(name);
  return scans;
}

async function explain(collection: string, filter: object): Promise<unknown> {
  const { queryPlanner } = await mongoose.connection.collection(collection).find(filter).explain();
  return queryPlanner.winningPlan;
}
