/** Where the bytes of files lie. Keys are made by us: lower-case letters, digits, hyphens and dots. */
export interface FileStorage {
  /** Resolves when the bytes will survive a crash; a key is written once. What is too big to be held is a blob of a file. */
  put(key: string, bytes: Uint8Array | Blob, type: string): Promise<void>;
  /** The bytes, or null where there is no such key. */
  get(key: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** @throws Problem unavailable where it is away for now, another error where it cannot be used as it is set up */
  check(): Promise<void>;
}

/** @throws where a key could lead anywhere but to a file of ours. */
export function checkKey(key: string): string {
  if (!/^[a-z0-9][a-z0-9.-]{0,80}$/.test(key) || key.includes('..')) throw new Error(`not a key: ${key}`);
  return key;
}
