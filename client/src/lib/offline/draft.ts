import { hasSignedOut } from './signed-out.ts';

/** What was typed and not saved yet. */
export interface Draft<Fields> {
  at: string;
  /** The revision that was read before typing. */
  base: number;
  typed: Partial<Fields>;
}

/** Keeps a draft where a crash of the tab does not reach. */
export interface DraftStore<Fields> {
  read(): Draft<Fields> | null;
  write(base: number, typed: Partial<Fields>): void;
  clear(): void;
}

/** What each draft's key in the browser begins with: they are forgotten with whatever else of a person lies there. */
export const DRAFTS = 'klammer-draft:';

/** One draft of one person in this browser. @param name of what is written, such as `profile/ID` */
export function browserDraft<Fields>(
  personId: string,
  name: string,
  storage: Storage = localStorage,
): DraftStore<Fields> {
  const key = `${DRAFTS}${personId}/${name}`;

  return {
    read: () => parse<Fields>(storage.getItem(key)),
    write: (base, typed) => {
      // What whoever signs out has left on the page is not for who comes next.
      if (hasSignedOut()) return;
      const draft: Draft<Fields> = { at: new Date().toISOString(), base, typed };

      storage.setItem(key, JSON.stringify(draft));
    },
    clear: () => storage.removeItem(key),
  };
}

/** How many drafts lie in this browser. One without words was sent, and the server does not know yet. */
export function countDrafts(storage: Storage = localStorage): number {
  return Object.keys(storage)
    .filter((key) => key.startsWith(DRAFTS))
    .map((key) => parse<{ text: string }>(storage.getItem(key)))
    .filter((draft) => draft !== null && draft.typed.text?.trim() !== '').length;
}

function parse<Fields>(text: string | null): Draft<Fields> | null {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);
    const isDraft =
      typeof value === 'object' && value !== null && 'at' in value && 'base' in value && 'typed' in value;

    return isDraft ? (value as Draft<Fields>) : null;
  } catch {
    // Written by something else or cut off: there is no draft then, and what is saved is shown.
    return null;
  }
}
