import { type AnswerValue, type Answers, type FormField } from '@klammer/contracts/calls';

/** Stands where something was taken out. */
export const COVERED = '█████';

const LEGAL_FORMS =
  /[\s,]+(?:gmbh(?:\s*&\s*co\.?\s*kg)?|gemeinnützige\s+gmbh|ggmbh|ug(?:\s*\(haftungsbeschränkt\))?|ag|se|kg|ohg|gbr|e\.\s?v\.|eg|ltd\.?|inc\.?)$/iu;
const CONTACTS = [
  /https?:\/\/\S+/giu,
  /(?<![\p{L}\p{N}])www\.\S+/giu,
  /[^\s@]{1,64}@[^\s@]{1,200}\.[^\s@.]{2,24}/gu,
  /(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]{2,63}\.(?:ai|app|biz|cloud|com|de|dev|eu|info|io|net|nrw|org|ruhr|shop|tech)(?![\p{L}\p{N}])(?:\/\S*)?/giu,
  /(?<![\p{L}\p{N}])(?:\+|00?)\d[\d\s/()-]{6,20}\d/gu,
];
const SHORTEST = 3;

/** What an applicant can be recognised by. */
export interface Identity {
  /** Of the organisation. */
  name: string;
  website: string;
  /** Of its people. */
  people: readonly string[];
}

/**
 * The answers as the jury reads them while it must not know who applied. Files, links and fields that say so are left
 * out; in the rest addresses, telephone numbers, the organisation's name and its people's names are covered. A hint that
 * is none of these stays: no program finds them all, and the organiser reads every entry.
 */
export function blind(
  fields: readonly FormField[],
  answers: Answers,
  identity: Identity,
): { answers: Record<string, AnswerValue>; hidden: string[] } {
  const isHidden = ({ type, identifying }: FormField) => identifying || type === 'file' || type === 'link';
  const names = namesIn(identity);
  const shown: Record<string, AnswerValue> = {};
  for (const field of fields) {
    const value = answers[field.key];
    if (value === undefined || isHidden(field)) continue;
    shown[field.key] = isWritten(field) && typeof value === 'string' ? cover(value, names) : value;
  }
  return { answers: shown, hidden: fields.filter(isHidden).map(({ key }) => key) };
}

const isWritten = ({ type }: FormField): boolean => type === 'short' || type === 'long';

/** Covers contacts and names in a text. */
export function cover(text: string, names: readonly string[]): string {
  const withoutContacts = CONTACTS.reduce((rest, pattern) => rest.replace(pattern, COVERED), text);
  return names.reduce(
    // A German genitive still names them.
    (rest, name) =>
      rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escape(name)}s?(?![\\p{L}\\p{N}])`, 'giu'), COVERED),
    withoutContacts,
  );
}

/** Everything they go by, the longest first, so that no part of a name is left beside its covered rest. */
export function namesIn({ name, website, people }: Identity): string[] {
  const host = URL.canParse(website) ? new URL(website).hostname.replace(/^www\./, '') : '';
  const short = name.trim().replace(LEGAL_FORMS, '');
  const families = people.map((person) => person.trim().split(/\s+/).at(-1) ?? '');
  const all = [
    name.trim(),
    short,
    host,
    host.split('.')[0] ?? '',
    ...people.map((one) => one.trim()),
    ...families,
  ];
  return [...new Set(all)]
    .filter((one) => one.length >= SHORTEST)
    .toSorted((one, other) => other.length - one.length);
}

const escape = (text: string): string =>
  text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`);
