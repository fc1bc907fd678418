import { type OccurrenceData, type OccurrenceType } from '@klammer/contracts/occurrences';
import { type Deps } from '../deps.ts';

/** Something that happened, as others may learn of it. */
export interface Occurrence<Type extends OccurrenceType = OccurrenceType> {
  /** Names what happened for ever: read twice, it is the same. */
  cause: string;
  at: Date;
  data: OccurrenceData<Type>;
}

/**
 * How a feature finds what has happened since a moment. It is read from the documents themselves and not noted down when
 * it happens, so that no kill, import or second process can keep it from being told (decision 19).
 */
export interface OccurrenceSource {
  type: OccurrenceType;
  since: (deps: Deps, since: Date) => AsyncIterable<Occurrence>;
}

/**
 * Makes a source out of a query.
 * @param find documents that may say so, oldest first; it has an index on the moment
 * @param read what one of them says, or null where it does not
 */
export function occurrenceSource<Type extends OccurrenceType, Doc>(
  type: Type,
  find: (since: Date) => AsyncIterable<Doc>,
  read: (deps: Deps, doc: Doc) => Occurrence<Type> | null,
): OccurrenceSource {
  return {
    type,
    async *since(deps, since) {
      for await (const doc of find(since)) {
        const occurrence = read(deps, doc);
        if (occurrence && occurrence.at >= since) yield occurrence;
      }
    },
  };
}
