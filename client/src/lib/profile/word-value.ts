import type { VocabularyName } from '@klammer/contracts/vocabulary';
import { formatNumber, label } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';

/** Vocabularies by the name of the field whose codes they hold. */
const VOCABULARY_OF: Record<string, VocabularyName> = {
  topics: 'topics',
  industries: 'industries',
  stage: 'stages',
  stages: 'stages',
  instruments: 'instruments',
  region: 'regions',
  regions: 'regions',
  urgency: 'urgencies',
};
const CHOICES: Record<string, () => string> = {
  public: m.audience_public,
  members: m.audience_members,
  introduced: m.audience_introduced,
  anonymous: m.edit_anonymous,
  draft: m.edit_draft,
  published: m.edit_live,
  paused: m.edit_paused,
};

/** Any value of a profile's field in a line: texts in both languages, labels of codes, numbers by locale. */
export function wordValue(field: string, value: unknown): string {
  return word(field, value) || m.edit_conflict_empty();
}

/**
 * What changed of a field, in words: of a list the entries that went and came, of a text the language, of a group the
 * parts. Null where nothing went, or nothing came.
 */
export function wordChange(
  field: string,
  before: unknown,
  after: unknown,
): { before: string | null; after: string | null } {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [went, came] = [without(before, after), without(after, before)];

    // Only the order is another one.
    if (went.length + came.length === 0)
      return { before: wordValue(field, before), after: wordValue(field, after) };

    return {
      before: went.length > 0 ? wordValue(field, went) : null,
      after: came.length > 0 ? wordValue(field, came) : null,
    };
  }
  if (isGroup(before) && isGroup(after)) {
    const changed = Object.keys({ ...before, ...after }).filter((part) => !isSame(before[part], after[part]));
    const only = (group: Record<string, unknown>) =>
      Object.fromEntries(changed.map((part) => [part, group[part]]));

    return { before: wordValue(field, only(before)), after: wordValue(field, only(after)) };
  }

  return { before: wordValue(field, before), after: wordValue(field, after) };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const without = (list: readonly unknown[], others: readonly unknown[]): unknown[] =>
  list.filter((one) => !others.some((other) => isSame(one, other)));

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function word(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') return field === 'foundedYear' ? String(value) : formatNumber(value);
  if (Array.isArray(value))
    return value
      .map((one) => word(field, one))
      .filter(Boolean)
      .join(', ');
  if (typeof value === 'object') return wordParts(value as Record<string, unknown>);
  const text = String(value);
  const vocabulary = VOCABULARY_OF[field];

  if (vocabulary) return label(vocabulary, text);
  if (field === 'logo' || field === 'deck') return m.history_file();
  if (['visibility', 'status', 'audiences'].includes(field)) return CHOICES[text]?.() ?? text;

  return text;
}

function wordParts(value: Record<string, unknown>): string {
  if ('code' in value) {
    const note = word('note', value['note']);

    return label('needs', String(value['code'])) + (note && ` (${note})`);
  }

  return Object.entries(value)
    .map(([name, part]) => word(name in CHOICES ? 'audiences' : name, part))
    .filter(Boolean)
    .join(' / ');
}
