import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeLatent, encodeLatent, indexedWords, trainLatent, type LatentModel } from '@klammer/search';
import { type Deps, type Latent } from '../deps.ts';
import { type Job } from '../contributions/jobs.ts';
import { type Indexed } from './indexed.ts';
import { type Indexer } from './indexer.ts';

/** Fewer documents say too little about which words keep company. */
const FEWEST = 100;
/** Trained anew when the corpus has grown by a fifth. */
const GROWTH = 1.2;
/** More are thinned evenly while they are read, so that a large region needs no more memory than this. */
const MOST = 20_000;
const SLICE_MS = 4;
/** Whether a training is due is one count a minute. */
const LOOK_EVERY_MS = 60_000;
const ENDING = '.latent';
/** Reading and analysing the texts takes about as long as learning from them. */
const READING = 0.5;

/**
 * The region's own latent vectors: trained on the words search finds its documents by, kept as a versioned file in the
 * data folder. Nothing comes from outside.
 */
export class LatentWords implements Latent {
  private readonly deps: Pick<Deps, 'analyser' | 'log'>;
  private readonly sources: readonly Indexed[];
  /** null: in memory only */
  private readonly folder: string | null;
  private model: LatentModel | null = null;
  private readonly stopping = new AbortController();
  progress: number | null = null;

  constructor(deps: Pick<Deps, 'analyser' | 'log'>, sources: readonly Indexed[], folder: string | null) {
    this.deps = deps;
    this.sources = sources;
    this.folder = folder && path.join(folder, 'latent');
  }

  current(): LatentModel | null {
    return this.model;
  }

  /** Takes the stored model, if there is one; a broken file is left out, the next training replaces it. */
  async load(): Promise<void> {
    for (const name of await this.files()) {
      try {
        this.model = decodeLatent(await readFile(path.join(this.folder ?? '', name)));
        return;
      } catch (cause) {
        this.deps.log.warn({ err: cause, file: name }, 'stored latent vectors cannot be read');
      }
    }
  }

  /** Trains where it is due, in slices of a few milliseconds. @returns whether there is a new model */
  async trainIfDue(): Promise<boolean> {
    const size = await this.corpusSize();
    if (size < FEWEST || size < (this.model?.trainedOn ?? 0) * GROWTH) return false;
    this.progress = 0;
    try {
      const texts = await this.readTexts(size, Math.max(1, size / MOST));
      this.model = await trainLatent(texts, {
        corpusSize: size,
        onProgress: (done) => (this.progress = READING + (1 - READING) * done),
        signal: this.stopping.signal,
      });
    } finally {
      this.progress = null;
    }
    await this.save(this.model);
    this.deps.log.info({ documents: size, version: this.model.version }, 'latent vectors trained');
    return true;
  }

  stop(): void {
    this.stopping.abort(new Error('the server stops'));
  }

  private async corpusSize(): Promise<number> {
    let size = 0;
    for (const { model } of this.sources) size += await model.estimatedDocumentCount();
    return size;
  }

  private async readTexts(size: number, step: number): Promise<string[][]> {
    const texts: string[][] = [];
    let read = 0;
    let sliceStart = performance.now();
    for (const source of this.sources)
      for await (const doc of source.model.find().sort({ _id: 1 }).lean().cursor({ batchSize: 500 })) {
        this.stopping.signal.throwIfAborted();
        if (Math.floor(read++ / step) === Math.floor(read / step)) continue;
        const document = source.toDocument(doc as never);
        if (document) texts.push(this.deps.analyser.terms(indexedWords(document, source.definition)));
        if (performance.now() - sliceStart < SLICE_MS) continue;
        this.progress = READING * Math.min(1, read / size);
        await new Promise((resolve) => setImmediate(resolve));
        sliceStart = performance.now();
      }
    return texts;
  }

  /** Written beside and renamed, so that a kill leaves the old file or the new one whole. */
  private async save(model: LatentModel): Promise<void> {
    if (!this.folder) return;
    await mkdir(this.folder, { recursive: true });
    const before = await this.files();
    const name = `${model.version}${ENDING}`;
    const file = path.join(this.folder, name);
    await writeFile(`${file}.next`, encodeLatent(model));
    await rename(`${file}.next`, file);
    for (const old of before) if (old !== name) await rm(path.join(this.folder, old), { force: true });
  }

  private async files(): Promise<string[]> {
    if (!this.folder) return [];
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names.filter((name) => name.endsWith(ENDING)).sort();
  }
}

/** Trains when due, then has the indexes made anew with the vectors. */
export function latentJob(latent: LatentWords, indexer: Pick<Indexer, 'restart'>): Job {
  return {
    name: 'latent-vectors',
    everyMs: LOOK_EVERY_MS,
    run: async () => {
      if (await latent.trainIfDue()) await indexer.restart();
    },
  };
}
