import mongoose, { type Query, type Schema } from 'mongoose';

/** What every searchable document carries: a token that is there while the index does not know the latest write. */
export interface SearchMark {
  dirty?: mongoose.Types.ObjectId;
  /** Set on a document that must leave the index before it is deleted. */
  removed?: boolean;
}

const UPDATES = ['updateOne', 'updateMany', 'findOneAndUpdate', 'findOneAndReplace', 'replaceOne'] as const;

/**
 * Marks a document as not yet indexed, in the same write that changes it: the write and the mark cannot come apart.
 * Pass `skipSearchMark: true` as a query option for writes that change nothing searchable (the indexer's own).
 */
export function searchable(schema: Schema): void {
  schema.add({ search: { dirty: mongoose.Schema.Types.ObjectId, removed: Boolean } });
  schema.index({ 'search.dirty': 1 }, { sparse: true });
  schema.pre('save', function mark() {
    this.set('search.dirty', new mongoose.Types.ObjectId());
  });
  schema.pre('insertMany', function mark(docs: unknown) {
    for (const doc of Array.isArray(docs) ? docs : [docs])
      doc.search = { dirty: new mongoose.Types.ObjectId() };
  });
  schema.pre([...UPDATES], function mark(this: Query<unknown, unknown>) {
    if ((this.getOptions() as { skipSearchMark?: boolean }).skipSearchMark) return;
    this.set('search.dirty', new mongoose.Types.ObjectId());
  });
  schema.pre('bulkWrite', function mark(operations) {
    for (const operation of operations)
      markOperation(operation as Record<string, { update?: unknown; document?: unknown }>);
  });
}

function markOperation(operation: Record<string, { update?: unknown; document?: unknown }>): void {
  const dirty = new mongoose.Types.ObjectId();
  if (operation.insertOne) Object.assign(operation.insertOne.document as object, { search: { dirty } });
  for (const kind of ['updateOne', 'updateMany']) {
    const update = operation[kind]?.update as { $set?: Record<string, unknown> } | undefined;
    if (update) update.$set = { ...update.$set, 'search.dirty': dirty };
  }
}
