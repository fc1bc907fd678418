import { type PERSON_FINDINGS, type PERSON_MOVED } from '@klammer/contracts/person-merges';
import { type Deps } from '../deps.ts';
import { type Move, type Reference } from './references.ts';

/** Two accounts of one person, with the addresses they had when both agreed. */
export interface PersonMove extends Move {
  fromEmail: string;
  toEmail: string;
}

/** Something that is to be known before two accounts become one, and about what it is. */
export interface PersonFinding {
  what: (typeof PERSON_FINDINGS)[number];
  about: string;
}

/**
 * How what a feature keeps about people comes under another account. `person-merges/covering.test.ts` fails for a field that
 * nobody names. Repeated after a kill it finishes. What was true at the time stays: earlier states and signatures keep the id
 * that went; `namesOf` knows whom it means, and export and erasure go through it too (`formerIdsOf`).
 */
export interface PersonMerging {
  references: readonly Reference<(typeof PERSON_MOVED)[number]>[];
  /** What takes more than another id, and what ends. Runs before the references. */
  move?: (deps: Deps, move: PersonMove) => Promise<void>;
  /** Fields (`collection.path`) that `move` answers for, or that keep what was true at the time. */
  covers?: readonly string[];
  /** What one has to know, or that stands against it: nothing is decided silently. */
  findings?: (move: Move) => Promise<readonly PersonFinding[]>;
}
