import { type ChosenField } from '@klammer/contracts/merges';
import { labelOf, type Locale, type VocabularyName } from '@klammer/contracts/vocabulary';
import { wordDay } from '../../time/local-time.ts';

const VOCABULARY: Partial<Record<ChosenField, VocabularyName>> = {
  needs: 'needs',
  offers: 'needs',
  topics: 'topics',
  industries: 'industries',
  stage: 'stages',
};
/** Lists of codes within a field. */
const WITHIN: Readonly<Record<string, VocabularyName>> = {
  instruments: 'instruments',
  stages: 'stages',
  regions: 'regions',
};
const LONGEST = 300;

/** A field's value as one reads it when comparing two; empty where there is nothing. */
export function wordValue(field: ChosenField, value: unknown, locale: Locale): string {
  const words = wordAny(value, VOCABULARY[field], locale);
  return words.length > LONGEST ? `${words.slice(0, LONGEST)} …` : words;
}

function wordAny(value: unknown, vocabulary: VocabularyName | undefined, locale: Locale): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value))
    return value
      .map((one) => wordAny(one, vocabulary, locale))
      .filter(Boolean)
      .join(', ');
  if (typeof value === 'string')
    return vocabulary ? labelOf(vocabulary, value, locale) : wordText(value, locale);
  if (typeof value === 'number') return String(value);
  return wordParts({ ...(value as object) }, vocabulary, locale);
}

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days as people say them, all else as it was written. */
function wordText(text: string, locale: Locale): string {
  return A_DAY.test(text) ? wordDay(text, locale) : text;
}

function wordParts(
  parts: Record<string, unknown>,
  vocabulary: VocabularyName | undefined,
  locale: Locale,
): string {
  if (typeof parts.code === 'string') return wordAny(parts.code, vocabulary, locale);
  if ('de' in parts || 'en' in parts) {
    const other = locale === 'de' ? 'en' : 'de';
    return wordAny(parts[locale], undefined, locale) || wordAny(parts[other], undefined, locale);
  }
  if (typeof parts.region === 'string')
    return [parts.city, labelOf('regions', parts.region, locale)].filter(Boolean).join(', ');
  return Object.entries(parts)
    .map(([name, one]) =>
      name.endsWith('Eur') && typeof one === 'number'
        ? wordEuro(one, locale)
        : wordAny(one, WITHIN[name], locale),
    )
    .filter(Boolean)
    .join(' · ');
}

function wordEuro(amountEur: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  }).format(amountEur);
}
