import { vocabulary } from './concept.ts';
import { INDUSTRIES } from './industries.ts';
import { NEEDS } from './needs.ts';
import { INSTRUMENTS, STAGES, TOPICS } from './topics.ts';

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

/**
 * What the product comes with; the region file adds the places, and the operator changes words and adds codes
 * (`live.ts` holds what comes of it).
 */
export const SHIPPED = {
  kinds: KINDS,
  needs: NEEDS,
  topics: TOPICS,
  industries: INDUSTRIES,
  stages: STAGES,
  instruments: INSTRUMENTS,
  regions: [],
  urgencies: URGENCIES,
} as const;
export type VocabularyName = keyof typeof SHIPPED;

/** Vocabularies whose codes the product's own rules do not name: a region can have codes of its own in them. */
export const OPEN_VOCABULARIES = ['topics', 'needs', 'regions'] as const;
export type OpenVocabulary = (typeof OPEN_VOCABULARIES)[number];

/** Vocabularies whose words the operator can change; what is not open keeps its codes. */
export const EDITED_VOCABULARIES = [
  'topics',
  'needs',
  'regions',
  'industries',
  'instruments',
  'stages',
] as const;
export type EditedVocabulary = (typeof EDITED_VOCABULARIES)[number];
