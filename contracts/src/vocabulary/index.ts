import { codesOf } from './concept.ts';
import { INDUSTRIES } from './industries.ts';
import { KINDS, URGENCIES } from './shipped.ts';
import { INSTRUMENTS, STAGES } from './topics.ts';

export {
  LOCALES,
  PLACE_LEVELS,
  type Concept,
  type Label,
  type Locale,
  type PlaceConcept,
  type PlaceLevel,
} from './concept.ts';
export * from './live.ts';
export {
  EDITED_VOCABULARIES,
  OPEN_VOCABULARIES,
  SHIPPED,
  type EditedVocabulary,
  type OpenVocabulary,
  type VocabularyName,
} from './shipped.ts';
export { TICKET_BANDS } from './tickets.ts';

/** Codes that are the same in every region. Those of needs, topics and places are asked for by `offeredCodes`. */
export const KIND_CODES = codesOf(KINDS);
export const INDUSTRY_CODES = codesOf(INDUSTRIES);
export const STAGE_CODES = codesOf(STAGES);
export const INSTRUMENT_CODES = codesOf(INSTRUMENTS);
export const URGENCY_CODES = codesOf(URGENCIES);
