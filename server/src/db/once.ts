import { type Model, type QueryFilter } from 'mongoose';
import { isDuplicateKey } from '../http/problems.ts';
import { Problem } from '../problem.ts';

/**
 * Creates the document that a cause asks for, one however often it is asked: a double click, and a client that saw no
 * answer, get the first one.
 * @param model with a unique index on the cause
 * @returns its id, and whether this call made it
 */
export async function createOnce<Doc extends { _id: unknown; cause: string }>(
  model: Model<Doc>,
  cause: string,
  create: () => Promise<{ _id: unknown }>,
): Promise<{ id: string; isNew: boolean }> {
  try {
    return { id: String((await create())._id), isNew: true };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const filter = { cause } as QueryFilter<Doc>;
    const earlier = await model.findOne(filter, { _id: 1 }).lean<{ _id: unknown }>();
    if (!earlier) throw error;
    return { id: String(earlier._id), isNew: false };
  }
}

/**
 * Writes what there can be only one of.
 * @throws Problem conflict where somebody wrote it at the same moment
 */
export async function writeOnly<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicateKey(error)) throw new Problem('conflict', undefined, { cause: error });
    throw error;
  }
}
