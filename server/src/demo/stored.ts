/** What was stored of the demonstration, by the words its scripts name it with. */
export interface Stored {
  person: (email: string) => { id: string; name: string };
  organisation: (name: string) => { id: string; slug: string };
}

/** The value of a key that must be there: the region names only what it holds. */
export function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined)
    throw new Error(`the demonstration region names ${String(key)}, which it does not hold`);
  return value;
}
