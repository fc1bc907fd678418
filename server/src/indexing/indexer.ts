import { setImmediate as turnEnds } from 'node:timers/promises';
import { type SearchDocument } from '@klammer/search';
import type mongoose from 'mongoose';
import { holdLease, releaseLease } from '../db/lease.ts';
import { type SearchMark } from '../db/searchable.ts';
import { writesTo } from '../db/writes.ts';
import { type Deps } from '../deps.ts';
import { type Job } from '../contributions/jobs.ts';
import { type Indexed } from './indexed.ts';
import { wordsVersion } from './words-version.ts';

/** The part of a document that says whether the index knows it. */
interface Marked {
  _id: mongoose.Types.ObjectId;
  search?: SearchMark;
}

const BATCH = 200;
const UNMARK_BATCH = 1000;
const IDLE_MS = 250;
const RETRY_MS = 2000;
const DAY_MS = 86_400_000;
/** Longer than any batch takes; a process that dies leaves the index alone for so long. */
const LEASE_MS = 20_000;

/**
 * Keeps the index in step with the store: reads marked documents, writes them to the index, and unsets a mark only
 * where no later write has put a new one in the meantime.
 */
export class Indexer {
  private readonly deps: Pick<Deps, 'search' | 'log'>;
  private readonly sources: readonly Indexed[];
  private readonly isMine: () => Promise<boolean>;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;
  /** With which words this process last compared index and store; none: not yet. */
  private preparedFor: string | undefined;
  /** The vectors are others than when index and store were last compared. */
  private isStale = false;
  /** Where nothing waited, and how many writes there were then: until there are more, nothing does. */
  private readonly settled = new Map<Indexed, number | null>();
  private read = { done: 0, total: 0 };
  private rebuilding = false;

  /**
   * @param isShared several processes write one index (Meilisearch): a lease lets one at a time, for of two writers an
   * older document may come last. The embedded engine is each process's own.
   */
  constructor(deps: Pick<Deps, 'search' | 'log'>, sources: readonly Indexed[], isShared = false) {
    this.deps = deps;
    this.sources = sources;
    this.isMine = isShared ? () => holdLease('indexer', LEASE_MS, new Date()) : () => Promise.resolve(true);
  }

  /** Creates what is missing and rebuilds an index that is new, empty or made with other settings; then follows. */
  async start(): Promise<void> {
    try {
      await this.reconcile();
      this.failing = false;
      this.schedule(0);
    } catch (error) {
      this.fail(error);
      this.timer = setTimeout(() => void this.start(), RETRY_MS);
      this.timer.unref();
    }
  }

  /** Brings settings up to date once more, for a new latent model, and goes on. */
  async restart(): Promise<void> {
    await this.stop();
    this.stopped = false;
    this.isStale = true;
    await this.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    await releaseLease('indexer');
  }

  /** Compares the index with the store at night too: whatever came apart is put right. */
  nightly(): Job {
    return { name: 'reconcile-index', everyMs: DAY_MS, run: () => this.reconcile() };
  }

  /** Rebuilds what is new, empty or made with other settings; elsewhere puts in what is missing and takes out the rest. */
  async reconcile(): Promise<void> {
    if (!(await this.isMine())) return;
    const words = wordsVersion();
    this.rebuilding = this.isStale || (this.preparedFor !== undefined && this.preparedFor !== words);
    try {
      await this.prepareAll(words);
    } finally {
      this.rebuilding = false;
    }
    this.preparedFor = words;
    this.isStale = false;
  }

  /** How much of a rebuild after a change of the vocabulary or of the vectors is done, 0 to 1; null where this process does none. */
  progress(): number | null {
    if (!this.rebuilding) return this.isOutdated() ? 0 : null;
    return this.read.total === 0 ? 0 : Math.min(1, this.read.done / this.read.total);
  }

  /** Words were changed since index and store were compared. */
  private isOutdated(): boolean {
    return this.preparedFor !== undefined && this.preparedFor !== wordsVersion();
  }

  private async prepareAll(words: string): Promise<void> {
    this.read = { done: 0, total: 0 };
    for (const { model } of this.sources) this.read.total += await model.estimatedDocumentCount();
    for (const source of this.sources) await this.prepare(source, words);
  }

  /** Indexes now instead of at the next turn; resolves when all that was marked before is searchable. */
  async catchUp(): Promise<void> {
    for (const source of await this.unsettled()) await this.settle(source);
    if (this.failing) this.deps.log.info('search index is in step again');
    this.failing = false;
  }

  /** Whether the index lags behind: it fails, or marked documents wait. */
  async isBehind(): Promise<boolean> {
    if (this.failing) return true;
    for (const source of await this.unsettled())
      if (await source.model.exists({ 'search.dirty': { $exists: true } })) return true;
    return false;
  }

  /** Those that may have something to index; all of them where nobody counts the writes. */
  private async unsettled(): Promise<Indexed[]> {
    // A write that was answered is counted when this turn ends.
    await turnEnds();
    return this.sources.filter((source) => {
      const writes = writesTo([source.model.collection.name]);
      return writes === null || writes !== this.settled.get(source);
    });
  }

  private async settle(source: Indexed): Promise<void> {
    let writes: number | null;
    do writes = writesTo([source.model.collection.name]);
    while ((await this.indexBatch(source)) > 0);
    this.settled.set(source, writes);
  }

  private async prepare(source: Indexed, words: string): Promise<void> {
    const { search } = this.deps;
    // Labels of codes stand in the documents: other words are other settings.
    const definition = { ...source.definition, revision: `${source.definition.revision ?? ''}-${words}` };
    const change = await search.ensureIndex(source.index, definition);
    const state = await search.state(source.index);
    if (change === 'unchanged' && state && state.documents > 0) return this.compare(source);
    if (!(await source.model.exists({}))) return;
    const read: Marked[] = [];
    await search.rebuild(source.index, definition, this.allDocuments(source, read));
    // What the rebuild has read need not be indexed once more; later writes carry a newer mark and keep it.
    for (let start = 0; start < read.length; start += UNMARK_BATCH)
      await this.unmark(source, read.slice(start, start + UNMARK_BATCH));
    this.deps.log.info({ index: source.index }, 'search index rebuilt');
  }

  private async *allDocuments(source: Indexed, read: Marked[]): AsyncGenerator<SearchDocument> {
    for await (const doc of source.model.find().lean().cursor({ batchSize: 500 })) {
      const { _id, search } = doc as unknown as Marked;
      this.read.done += 1;
      if (search?.dirty) read.push({ _id, search });
      const document = source.toDocument(doc as never);
      if (document) yield document;
    }
  }

  /** What the index holds and should not is taken out, what is missing is put in: both are left by a kill in between. */
  private async compare(source: Indexed): Promise<void> {
    const { search } = this.deps;
    const surplus = new Set(await search.ids(source.index));
    let missing: SearchDocument[] = [];
    for await (const doc of source.model.find().lean().cursor({ batchSize: 500 })) {
      const document = (doc as Marked).search?.removed ? null : source.toDocument(doc as never);
      if (!document || surplus.delete(document.id)) continue;
      missing.push(document);
      if (missing.length < BATCH) continue;
      await search.upsert(source.index, missing);
      missing = [];
    }
    if (missing.length > 0) await search.upsert(source.index, missing);
    const gone = [...surplus];
    for (let start = 0; start < gone.length; start += 1000)
      await search.remove(source.index, gone.slice(start, start + 1000));
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
      if (this.isStale || this.preparedFor !== wordsVersion()) await this.reconcile();
      if (await this.isMine()) await this.catchUp();
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
