import { type Deps } from '../deps.ts';
import { type PersonMerging } from './person-merging.ts';

/** Whose data it is. */
export interface Subject {
  personId: string;
  email: string;
}
/** A file of an export beside the data. It is opened when its turn comes: all together may be too much to be held. */
export interface ExportedFile {
  name: string;
  open: () => Promise<AsyncIterable<Uint8Array> | null>;
}

/**
 * What one feature keeps about people. Each feature names one in its `feature.ts`; export and erasure go
 * through all of them, those first that stand on others. A feature that names none is forgotten by both.
 */
export interface PersonalData {
  /** Name of its file in the export, without `.json`. */
  name: string;
  export: (deps: Deps, subject: Subject) => Promise<{ data: unknown; files?: ExportedFile[] }>;
  /** Takes the person out; run again after a kill it finishes. What others need stays, without the person. */
  erase: (deps: Deps, subject: Subject) => Promise<void>;
  /** How it comes under another account when two of one person are merged. */
  merging: PersonMerging;
  /** Takes out what belongs to an organisation that is erased. */
  eraseOrganisation?: (deps: Deps, organisationId: string) => Promise<void>;
}

/** Something that is kept for a time only. `docs/privacy.md` has the table. */
export interface Retention {
  name: string;
  days: number;
  /** Deletes what is from before the day. */
  remove: (deps: Deps, before: Date) => Promise<unknown>;
}

/** Stands where a name stood, in the language of the region; nobody is called so. */
export const DELETED_ACCOUNT = 'Gelöschtes Konto';
/** Stands where a person's id stood, in fields that are text. */
export const ERASED = 'erased';
