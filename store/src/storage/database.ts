import { accessSync, constants, existsSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** Marks a file as ours: "Klam" as a number. */
const applicationId = 0x4b6c616d;
const formatVersion = 1;

type Column = number | string | Uint8Array | null;
export type Row = readonly Column[];

/** SQLite under the store: one connection, one write transaction per turn of the event loop. */
export class Database {
  readonly file: string;
  readonly #sqlite: DatabaseSync;
  readonly #lock: DatabaseSync | undefined;
  readonly #statements = new Map<string, StatementSync>();

  /** Throws with what to do about it when the file cannot be used. */
  constructor(file: string, cacheBytes: number) {
    this.file = file;
    try {
      this.#lock = file === ':memory:' ? undefined : lockFile(file);
      this.#sqlite = new DatabaseSync(file);
      // SQLite opens a protected file for reading, and would fail at the first write only.
      if (file !== ':memory:') accessSync(file, constants.W_OK);
      this.exec('PRAGMA busy_timeout = 0');
      this.#checkFormat();
      this.exec('PRAGMA journal_mode = WAL');
      // FULL: a commit returns only when the write-ahead log is on the disk.
      this.exec(
        `PRAGMA synchronous = FULL; PRAGMA cache_size = -${Math.ceil(cacheBytes / 1024)}; PRAGMA temp_store = MEMORY`,
      );
      // What is deleted is overwritten, so that an erased person is not in the file any more.
      this.exec('PRAGMA secure_delete = ON');
      // In pages: the same few thousand are written over and over, and go into the file once for all of that.
      this.exec('PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864');
    } catch (cause) {
      this.#lock?.close();
      throw new Error(openMessage(file, cause), { cause });
    }
  }

  exec(sql: string): void {
    this.#sqlite.exec(sql);
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values) as unknown as Row[];
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as unknown as Row | undefined;
  }

  /** Runs a statement and returns the row id of what it inserted last. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).lastInsertRowid);
  }

  get isWriting(): boolean {
    return this.#sqlite.isTransaction;
  }

  /** Moves the write-ahead log into the file and empties it: what was deleted is then in neither. */
  emptyLog(): void {
    this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#statements.clear();
    this.#sqlite.close();
    this.#lock?.close();
  }

  /** Statements must not outlive the tables they name. */
  forgetStatements(): void {
    this.#statements.clear();
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#sqlite.prepare(sql);
      statement.setReturnArrays(true);
      if (this.#statements.size > 2000) this.#statements.clear();
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #checkFormat(): void {
    const application = this.get('PRAGMA application_id')?.[0];
    const version = this.get('PRAGMA user_version')?.[0];
    const tables = this.get('SELECT count(*) FROM sqlite_master')?.[0];
    if (application === 0 && tables === 0) {
      this.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${formatVersion}`);
    } else if (application !== applicationId) throw new Error('it is an SQLite file of another program');
    else if (version !== formatVersion)
      throw new Error(`its format is ${String(version)}, this version reads ${formatVersion}`);
  }
}

/** Holds a lock beside the file for as long as the process lives; the system frees it, also after a kill. */
function lockFile(file: string): DatabaseSync {
  const lock = new DatabaseSync(`${file}.lock`);
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF');
    lock.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (at INTEGER)');
    return lock;
  } catch (cause) {
    lock.close();
    throw cause;
  }
}

function openMessage(file: string, cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (/locked|busy/i.test(reason)) {
    return `Cannot open ${file}: another process has it open. Stop that process or use another file.`;
  }
  if (/not a database|malformed|corrupt/i.test(reason)) {
    return `Cannot open ${file}: it is damaged or not a database (${reason}). Restore it from a backup.`;
  }
  if (/unable to open|readonly|read-only|EACCES|EROFS/i.test(reason)) {
    const hint = existsSync(file)
      ? 'the file or its folder cannot be written'
      : 'the folder is missing or cannot be written';
    return `Cannot open ${file}: ${hint} (${reason}).`;
  }
  return `Cannot open ${file}: ${reason}.`;
}
