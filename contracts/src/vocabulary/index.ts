import { codesOf, vocabulary, type Concept, type Locale } from './concept.ts';
import { NEEDS } from './needs.ts';
import { INDUSTRIES, REGIONS } from './places.ts';
import { INSTRUMENTS, STAGES, TOPICS } from './topics.ts';

export { codesOf, LOCALES, type Concept, type Label, type Locale } from './concept.ts';
export { NEEDS } from './needs.ts';
export { INDUSTRIES, REGION_PARENT, REGIONS, TICKET_BANDS } from './places.ts';
export { INSTRUMENTS, STAGES, TOPICS } from './topics.ts';

/** The four kinds of organisation. */
export const KINDS = vocabulary({
  startup: ['Start-up', 'Start-up', 'Gründung', 'Jungunternehmen', 'young company'],
  company: ['Unternehmen', 'Company', 'Mittelstand', 'Konzern', 'corporate'],
  investor: ['Investor', 'Investor', 'Kapitalgeber', 'Business Angel', 'VC', 'Beteiligungsgesellschaft'],
  partner: ['Partner', 'Partner', 'Hochschule', 'Kammer', 'Netzwerk', 'Wirtschaftsförderung'],
});

/** How soon a need is to be met. */
export const URGENCIES = vocabulary({
  now: ['jetzt', 'now'],
  soon: ['in den nächsten Monaten', 'in the next months'],
  later: ['später', 'later'],
});

export const VOCABULARIES = {
  kinds: KINDS,
  needs: NEEDS,
  topics: TOPICS,
  industries: INDUSTRIES,
  stages: STAGES,
  instruments: INSTRUMENTS,
  regions: REGIONS,
  urgencies: URGENCIES,
} as const;
export type VocabularyName = keyof typeof VOCABULARIES;

const byCode: Record<string, Map<string, Concept>> = Object.fromEntries(
  Object.entries(VOCABULARIES).map(([name, concepts]) => [
    name,
    new Map<string, Concept>(concepts.map((concept) => [concept.code, concept])),
  ]),
);

/** The label of a code, or the code itself where it is not (or no longer) in the vocabulary. */
export function labelOf(name: VocabularyName, code: string, locale: Locale): string {
  return byCode[name]?.get(code)?.label[locale] ?? code;
}

export const KIND_CODES = codesOf(KINDS);
export const NEED_CODES = codesOf(NEEDS);
export const TOPIC_CODES = codesOf(TOPICS);
export const INDUSTRY_CODES = codesOf(INDUSTRIES);
export const STAGE_CODES = codesOf(STAGES);
export const INSTRUMENT_CODES = codesOf(INSTRUMENTS);
export const REGION_CODES = codesOf(REGIONS);
export const URGENCY_CODES = codesOf(URGENCIES);
