import { PLACE_LEVELS, type EditedVocabulary } from '@klammer/contracts/vocabulary';
import type { EditedConcept } from '@klammer/contracts/vocabularies';
import { m } from '#lib/paraglide/messages.js';

export const VOCABULARY_WORDS: Record<EditedVocabulary, () => string> = {
  topics: m.vc_topics,
  needs: m.vc_needs,
  regions: m.vc_regions,
  industries: m.vc_industries,
  instruments: m.vc_instruments,
  stages: m.vc_stages,
};

export const LEVEL_WORDS: Record<(typeof PLACE_LEVELS)[number], () => string> = {
  district: m.vc_level_district,
  area: m.vc_level_area,
  state: m.vc_level_state,
  country: m.vc_level_country,
  beyond: m.vc_level_beyond,
};

/** What the form of a concept shows and sends; synonyms are one a line. */
export interface ConceptFields {
  code: string;
  label: { de: string; en: string };
  synonyms: string;
  retired: boolean;
  level: (typeof PLACE_LEVELS)[number];
  parent: string;
}

export function emptyConcept(): ConceptFields {
  return {
    code: '',
    label: { de: '', en: '' },
    synonyms: '',
    retired: false,
    level: 'district',
    parent: '',
  };
}

export function fieldsOf({ code, label, synonyms, retired, level, parent }: EditedConcept): ConceptFields {
  return {
    code,
    label,
    synonyms: synonyms.join('\n'),
    retired,
    level: level ?? 'district',
    parent: parent ?? '',
  };
}

export function fieldsFrom(form: FormData): ConceptFields {
  const text = (name: string) => String(form.get(name) ?? '').trim();

  return {
    code: text('code'),
    label: { de: text('label.de'), en: text('label.en') || text('label.de') },
    synonyms: String(form.get('synonyms') ?? ''),
    retired: form.get('retired') === 'on',
    level: PLACE_LEVELS.find((one) => one === form.get('level')) ?? 'district',
    parent: text('parent'),
  };
}

/** What the API takes. */
export function bodyOf({ label, synonyms, retired, level, parent }: ConceptFields, revision: number) {
  return {
    ...{ revision, label, retired, level },
    parent: parent || null,
    synonyms: synonyms
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  };
}

/** The concepts that fit what was typed, by code, label or another word. */
export function filterConcepts(items: readonly EditedConcept[], q: string): EditedConcept[] {
  const wanted = q.trim().toLowerCase();

  return items.filter(({ code, label, synonyms }) =>
    [code, label.de, label.en, ...synonyms].some((word) => word.toLowerCase().includes(wanted)),
  );
}
