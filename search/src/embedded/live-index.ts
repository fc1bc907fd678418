import { checkDocument } from '../check-query.ts';
import { createPacer } from '../language/pace.ts';
import type { IndexDefinition, SearchDocument } from '../port.ts';
import type { EmbeddedOptions } from './options.ts';
import { IndexData } from './index-data.ts';
import { Scorer } from './score.ts';
import { saveSnapshot } from './snapshot.ts';

type Source = AsyncIterable<SearchDocument> | Iterable<SearchDocument>;
type Write = { upsert: SearchDocument } | { remove: string };

const SLICE_MS = 2;
/** Rebuilt when this share of all documents ever added is dead, and there are enough to matter. */
const DEAD_SHARE = 0.4;
const DEAD_LEAST = 2000;

/** An index that is being searched: its data, the queue of writes to it, and its snapshot. */
export class LiveIndex {
  readonly scorer = new Scorer();
  data: IndexData;
  private readonly name: string;
  private readonly options: EmbeddedOptions;
  private queue: Promise<void> = Promise.resolve();
  private rebuilds: Promise<void> = Promise.resolve();
  /** Writes made while a rebuild goes on beside; null when none does. */
  private journal: Write[] | null = null;
  private timer: NodeJS.Timeout | null = null;
  private saving: Promise<void> = Promise.resolve();
  private savedRevision: number;

  constructor(name: string, data: IndexData, options: EmbeddedOptions) {
    this.name = name;
    this.data = data;
    this.options = options;
    this.savedRevision = data.revision;
  }

  static empty(name: string, definition: IndexDefinition, options: EmbeddedOptions): LiveIndex {
    const index = new LiveIndex(name, new IndexData(definition), options);
    index.savedRevision = -1;
    index.saveLater();
    return index;
  }

  async upsert(documents: readonly SearchDocument[]): Promise<void> {
    for (const document of documents) checkDocument(document);
    await this.write(documents.map((document) => ({ upsert: document })));
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.write(ids.map((id) => ({ remove: id })));
  }

  private async write(writes: readonly Write[]): Promise<void> {
    await this.enqueue(async () => {
      this.journal?.push(...writes);
      await apply(this.data, writes);
    });
    this.saveLater();
    this.compactIfDue();
  }

  /** Builds beside and swaps; see the port. One at a time. */
  async rebuild(definition: IndexDefinition, documents: Source): Promise<void> {
    const done = this.rebuilds.then(() => this.rebuildNow(definition, documents));
    this.rebuilds = done.catch(() => undefined);
    await done;
  }

  private async rebuildNow(definition: IndexDefinition, documents: Source): Promise<void> {
    this.journal = [];
    try {
      const beside = new IndexData(definition);
      const pace = createPacer(SLICE_MS);
      for await (const document of documents) {
        checkDocument(document);
        beside.upsert(document);
        await pace();
      }
      for (const _ of beside.parts.vocabulary.settle()) await pace();
      await this.enqueue(async () => {
        await apply(beside, this.journal ?? []);
        this.data = beside;
        this.savedRevision = -1;
      });
      this.saveLater();
    } finally {
      this.journal = null;
    }
  }

  /** All living documents with their vectors, as they were given. */
  *everything(): Generator<SearchDocument> {
    const { data } = this;
    const { documents, vectors } = data.parts;
    for (let number = 0; number < data.size; number += 1) {
      if (!data.isAlive(number)) continue;
      const document = documents.get(number);
      if (vectors.dimensions > 0 && vectors.has(number)) document['_vector'] = [...vectors.get(number)];
      yield document;
    }
  }

  private compactIfDue(): void {
    const dead = this.data.size - this.data.living;
    if (this.journal !== null || dead < DEAD_LEAST || dead < this.data.size * DEAD_SHARE) return;
    this.rebuild(this.data.definition, this.everything()).catch((cause: unknown) =>
      this.options.onWarning?.(`search index ${this.name} could not be compacted`, cause),
    );
  }

  private async enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    await done;
  }

  private saveLater(): void {
    if (this.options.directory === undefined) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), this.options.saveAfterMs ?? 30_000);
    this.timer.unref();
  }

  private async save(): Promise<void> {
    const { directory } = this.options;
    if (directory === undefined) return;
    this.saving = this.saving.then(async () => {
      const { data } = this;
      if (this.savedRevision === data.revision) return;
      const { revision } = data;
      try {
        // A write overtook the snapshot: the timer it set will try again.
        if (await saveSnapshot(directory, this.name, data)) this.savedRevision = revision;
      } catch (cause) {
        this.options.onWarning?.(`snapshot of search index ${this.name} could not be written`, cause);
      }
    });
    await this.saving;
  }

  /** Waits for writes and rebuilds under way, then saves. */
  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.rebuilds;
    await this.queue;
    if (this.timer) clearTimeout(this.timer);
    await this.save();
  }
}

async function apply(data: IndexData, writes: readonly Write[]): Promise<void> {
  const pace = createPacer(SLICE_MS);
  for (const write of writes) {
    if ('upsert' in write) data.upsert(write.upsert);
    else data.remove(write.remove);
    await pace();
  }
  for (const _ of data.parts.vocabulary.settle()) await pace();
}
