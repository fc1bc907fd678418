import mongoose, { type Model } from 'mongoose';
import { isDuplicateKey } from '../http/problems.ts';

/** Which organisation or account goes, and which one stands for both from now on. */
export interface Move {
  from: string;
  to: string;
}

/**
 * A field with ids that change when two things become one: `organisationId`, `organiserIds` for a list of them,
 * `answers.organisationId` for one in a list of parts.
 */
export interface Reference<Counted extends string = string> {
  // Each feature names models of its own; what they have in common is an id.
  model: Model<never>;
  path: string;
  shape?: 'one' | 'list' | 'parts';
  /** Under which word the preview counts the documents; without one it does not. */
  counts?: Counted;
  /** What becomes of a document that the one that stays has already; deleted by default, as its own stands. */
  onDuplicate?: (id: unknown, move: Move) => Promise<unknown>;
}

/** Forgets which document it is about, so that all kinds fit into one list. */
export function referenceIn<Counted extends string = never>(
  model: object,
  path: string,
  rest: Omit<Reference<Counted>, 'model' | 'path'> = {},
): Reference<Counted> {
  return { model: model as Model<never>, path, ...rest };
}

const AT_ONCE = 200;

export async function countReferences({ model, path }: Reference, id: string): Promise<number> {
  return model.countDocuments({ [path]: id } as never);
}

/** Writes the id of the one that stays wherever the field has the one that goes. */
export async function moveReferences(reference: Reference, move: Move): Promise<void> {
  const { model, path, shape = 'one' } = reference;
  const { from, to } = move;
  if (shape === 'one') return moveOneByOne(reference, move);
  if (shape === 'list') {
    await model.updateMany({ [path]: { $all: [from, to] } } as never, { $pull: { [path]: from } } as never);
    const filters = {
      // Some lists keep ids as text.
      arrayFilters: [{ own: { $in: [from, new mongoose.Types.ObjectId(from)] } }],
    };
    await model.updateMany(
      { [path]: from } as never,
      { $set: { [`${path}.$[own]`]: to } } as never,
      filters as never,
    );
    return;
  }
  const [list, field] = [path.slice(0, path.lastIndexOf('.')), path.slice(path.lastIndexOf('.') + 1)];
  await model.updateMany(
    { [path]: from } as never,
    { $set: { [`${list}.$[own].${field}`]: to } } as never,
    { arrayFilters: [{ [`own.${field}`]: from }] } as never,
  );
}

/** One by one, since a unique index may have it that the one that stays has the same already. */
async function moveOneByOne(reference: Reference, move: Move): Promise<void> {
  const { model, path, onDuplicate } = reference;
  for (;;) {
    const docs = (await model
      .find({ [path]: move.from } as never, { _id: 1 } as never)
      .limit(AT_ONCE)
      .lean()) as unknown as { _id: unknown }[];
    if (docs.length === 0) return;
    for (const { _id } of docs) {
      try {
        await model.updateOne({ _id, [path]: move.from } as never, { $set: { [path]: move.to } } as never);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        if (onDuplicate) await onDuplicate(_id, move);
        else await model.deleteOne({ _id } as never);
      }
    }
  }
}
