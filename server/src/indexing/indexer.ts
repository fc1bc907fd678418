import { type IndexDefinition, type SearchDocument } from '@klammer/search';
import type mongoose from 'mongoose';
import { type Model } from 'mongoose';
import { type SearchMark } from '../db/searchable.ts';
import { type Deps } from '../deps.ts';

/** One kind of document that search finds. */
export interface Indexed<Doc extends { _id: mongoose.Types.ObjectId; search?: SearchMark } = never> {
  index: string;
  definition: IndexDefinition;
  model: Model<Doc>;
  /** What the index holds of a document; null where it must not be found at all. */
  toDocument: (doc: Doc) => SearchDocument | null;
}

/** The part of a document that says whether the index knows it. */
interface Marked {
  _id: mongoose.Types.ObjectId;
  search?: SearchMark;
}

const BATCH = 200;
const UNMARK_BATCH = 1000;
const IDLE_MS = 250;
const RETRY_MS = 2000;

/**
 * Keeps the index in step with the store: reads marked documents, writes them to the index, and unsets a mark only
 * where no later write has put a new one in the meantime.
 */
export class Indexer {
  private readonly deps: Pick<Deps, 'search' | 'log'>;
  private readonly sources: Indexed[];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;

  constructor(deps: Pick<Deps, 'search' | 'log'>, sources: Indexed[]) {
    this.deps = deps;
    this.sources = sources;
  }

  /** Creates what is missing and rebuilds an index that is new, empty or made with other settings; then follows. */
  async start(): Promise<void> {
    try {
      for (const source of this.sources) await this.prepare(source);
      this.failing = false;
      this.schedule(0);
    } catch (error) {
      this.fail(error);
      this.timer = setTimeout(() => void this.start(), RETRY_MS);
      this.timer.unref();
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Indexes now instead of at the next turn; resolves when all that was marked before is searchable. */
  async catchUp(): Promise<void> {
    for (const source of this.sources) while ((await this.indexBatch(source)) > 0);
  }

  /** Whether the index lags behind: it fails, or marked documents wait. */
  async isBehind(): Promise<boolean> {
    if (this.failing) return true;
    for (const source of this.sources)
      if (await source.model.exists({ 'search.dirty': { $exists: true } })) return true;
    return false;
  }

  private async prepare(source: Indexed): Promise<void> {
    const { search } = this.deps;
    const change = await search.ensureIndex(source.index, source.definition);
    const state = await search.state(source.index);
    if (change === 'unchanged' && state && state.documents > 0) return this.removeOrphans(source);
    if (!(await source.model.exists({}))) return;
    const read: Marked[] = [];
    await search.rebuild(source.index, source.definition, this.allDocuments(source, read));
    // What the rebuild has read need not be indexed once more; later writes carry a newer mark and keep it.
    for (let start = 0; start < read.length; start += UNMARK_BATCH)
      await this.unmark(source, read.slice(start, start + UNMARK_BATCH));
    this.deps.log.info({ index: source.index }, 'search index rebuilt');
  }

  private async *allDocuments(source: Indexed, read: Marked[]): AsyncGenerator<SearchDocument> {
    for await (const doc of source.model.find().lean().cursor({ batchSize: 500 })) {
      const { _id, search } = doc as unknown as Marked;
      if (search?.dirty) read.push({ _id, search });
      const document = source.toDocument(doc as never);
      if (document) yield document;
    }
  }

  /** Takes out what the index holds and the store does not: left by a kill between the two. */
  private async removeOrphans(source: Indexed): Promise<void> {
    const ids = await this.deps.search.ids(source.index);
    for (let start = 0; start < ids.length; start += 1000) {
      const slice = ids.slice(start, start + 1000);
      const present = await source.model
        .find({ _id: { $in: slice } } as never, { _id: 1 })
        .limit(1000)
        .lean();
      const known = new Set(present.map((doc) => String((doc as { _id: unknown })._id)));
      const orphans = slice.filter((id) => !known.has(id));
      if (orphans.length > 0) await this.deps.search.remove(source.index, orphans);
    }
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.turn();
    }, delayMs);
    this.timer.unref();
  }

  private async turn(): Promise<void> {
    try {
      await this.catchUp();
      if (this.failing) this.deps.log.info('search index is in step again');
      this.failing = false;
      this.schedule(IDLE_MS);
    } catch (error) {
      this.fail(error);
      this.schedule(RETRY_MS);
    }
  }

  private fail(error: unknown): void {
    if (!this.failing && !this.stopped)
      this.deps.log.warn({ err: error }, 'search index cannot be written; trying again');
    this.failing = true;
  }

  private async indexBatch(source: Indexed): Promise<number> {
    const filter = { 'search.dirty': { $exists: true } } as never;
    const docs = (await source.model.find(filter).limit(BATCH).lean()) as unknown as Marked[];
    if (docs.length === 0) return 0;
    const built = docs.map((doc) => ({
      doc,
      document: doc.search?.removed ? null : source.toDocument(doc as never),
    }));
    await this.deps.search.upsert(
      source.index,
      built.flatMap(({ document }) => document ?? []),
    );
    const gone = built.flatMap(({ doc, document }) => (document ? [] : [String(doc._id)]));
    if (gone.length > 0) await this.deps.search.remove(source.index, gone);
    await this.unmark(source, docs);
    return docs.length;
  }

  private async unmark(source: Indexed, docs: Marked[]): Promise<void> {
    const operations = docs.map((doc) => ({
      updateOne: {
        filter: { _id: doc._id, 'search.dirty': doc.search?.dirty },
        update: { $unset: { 'search.dirty': 1 } },
      },
    }));
    // The driver's own collection: Mongoose's hooks would set the mark again.
    await source.model.collection.bulkWrite(operations as never);
  }
}
