import type { ProfileFields } from '@klammer/contracts/profiles';

/** What was typed and not saved yet, kept where a crash of the tab does not reach. */
export interface DraftStore {
  read(): Partial<ProfileFields> | null;
  write(changes: Partial<ProfileFields>): void;
  clear(): void;
}

/** A draft per profile in this browser. */
export function browserDraft(profileId: string, storage: Storage): DraftStore {
  const key = `klammer:profile:${profileId}`;

  return {
    read: () => parse(storage.getItem(key)),
    write: (changes) => storage.setItem(key, JSON.stringify(changes)),
    clear: () => storage.removeItem(key),
  };
}

function parse(text: string | null): Partial<ProfileFields> | null {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);

    return typeof value === 'object' ? value : null;
  } catch {
    // Written by something else or cut off: there is no draft then, and the saved profile is shown.
    return null;
  }
}
