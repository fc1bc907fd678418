import { Meilisearch, type EnqueuedTask, type Index, type RecordAny } from 'meilisearch';
import type { Analyser } from '../language/index.ts';
import { SearchError, type IndexDefinition, type IndexState } from '../port.ts';
import { checkTask, isMissing, translated } from './errors.ts';
import { settingsHash, settingsOf } from './settings.ts';

export interface MeilisearchOptions {
  /** For example `http://127.0.0.1:7700`. */
  url: string;
  /** Key that may change indexes; it never leaves this process. */
  adminKey?: string;
  /** Key that may only search; default the admin key. */
  searchKey?: string;
  analyser: Analyser;
  /** Put before every index name, so that several installs can share a server; default `klammer_`. */
  prefix?: string;
  /** A request that takes longer counts as unavailable; default 5000. */
  timeoutMs?: number;
  /** So does a write that is not searchable by then; default 60,000. */
  taskTimeoutMs?: number;
}

/** What is kept beside an index about it: Meilisearch has no place for it in the index itself. */
interface Meta {
  id: string;
  definition: IndexDefinition;
  settingsHash: string;
}

/** The server as the adapter needs it: names, tasks that are checked, definitions. */
export class Remote {
  readonly searching: Meilisearch;
  private readonly admin: Meilisearch;
  private readonly options: MeilisearchOptions;
  private readonly prefix: string;
  private readonly definitions = new Map<string, Meta>();

  constructor(options: MeilisearchOptions) {
    const { url, adminKey, searchKey = adminKey, timeoutMs = 5000, prefix = 'klammer_' } = options;
    this.options = options;
    this.prefix = prefix;
    this.admin = new Meilisearch({ host: url, apiKey: adminKey, timeout: timeoutMs });
    this.searching = new Meilisearch({ host: url, apiKey: searchKey, timeout: timeoutMs });
  }

  uid(name: string): string {
    return this.prefix + name;
  }

  index(uid: string): Index<RecordAny> {
    return this.admin.index<RecordAny>(uid);
  }

  /** Sends a write and waits until searches see it. */
  async done(send: () => Promise<EnqueuedTask>): Promise<void> {
    await translated(async () => {
      const { taskUid } = await send();
      checkTask(
        await this.admin.tasks.waitForTask(taskUid, {
          timeout: this.options.taskTimeoutMs ?? 60_000,
          interval: 20,
        }),
      );
    });
  }

  /** Creates the index empty with its settings; one that is there is emptied. */
  async create(uid: string, definition: IndexDefinition): Promise<void> {
    await this.drop(uid);
    await this.done(() => this.admin.createIndex(uid, { primaryKey: 'id' }));
    await this.done(() => this.admin.index(uid).updateSettings(settingsOf(definition)));
  }

  async drop(uid: string): Promise<void> {
    await this.done(() => this.admin.deleteIndex(uid)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }

  async swap(a: string, b: string): Promise<void> {
    await this.done(() => this.admin.swapIndexes([{ indexes: [a, b], rename: false }]));
  }

  async health(): Promise<void> {
    await translated(() => this.admin.health());
  }

  hashFor(definition: IndexDefinition): string {
    return settingsHash(definition, this.options.analyser);
  }

  async saveMeta(name: string, definition: IndexDefinition): Promise<void> {
    const meta: Meta = { id: name, definition, settingsHash: this.hashFor(definition) };
    await this.done(() =>
      this.admin.index(this.uid('meta')).addDocuments([{ ...meta }], { primaryKey: 'id' }),
    );
    this.definitions.set(name, meta);
  }

  /** Null when there is no such index. */
  async meta(name: string): Promise<Meta | null> {
    try {
      const meta = await translated(() => this.admin.index(this.uid('meta')).getDocument(name));
      this.definitions.set(name, meta as unknown as Meta);
      return meta as unknown as Meta;
    } catch (error) {
      if (isMissing(error) || (error instanceof SearchError && error.code === 'invalid_query')) return null;
      throw error;
    }
  }

  /** @throws SearchError `index_not_found` */
  async definition(name: string): Promise<IndexDefinition> {
    const meta = this.definitions.get(name) ?? (await this.meta(name));
    if (meta === null) throw new SearchError('index_not_found', `there is no index ${JSON.stringify(name)}`);
    return meta.definition;
  }

  async state(name: string): Promise<IndexState | null> {
    const meta = await this.meta(name);
    if (meta === null) return null;
    try {
      const { numberOfDocuments } = await translated(() => this.admin.index(this.uid(name)).getStats());
      return { documents: numberOfDocuments, settingsHash: meta.settingsHash };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }
}
