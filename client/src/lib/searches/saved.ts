import type { SavedSearch } from '@klammer/contracts/searches';
import { label, link } from '#lib/i18n.ts';
import { writeQuery } from '#lib/api.ts';
import { FILTERS, type DirectoryQuery } from '#lib/directory/query.ts';
import type { ThingsQuery, ThingType } from '#lib/directory/things.ts';

/** What is asked, in the form it is saved in. */
export interface Question {
  type: ThingType;
  q: string;
  filter: string[];
}

export function questionOf(query: DirectoryQuery): Question {
  const filter = FILTERS.flatMap(({ name }) => query.filters[name].map((code) => `${name}:${code}`));

  return { type: 'profile', q: query.q, filter };
}

export function questionOfThings({ type, q, filter }: ThingsQuery): Question {
  return { type, q, filter };
}

/** Where Discover shows a saved search. */
export function searchHref({ type, q, filter }: Pick<SavedSearch, 'type' | 'q' | 'filter'>): string {
  if (type !== 'profile') return link(`/discover${writeQuery({ type, q, filter })}`);
  const byField = Map.groupBy(filter, (one) => one.split(':')[0] ?? '');
  const fields = [...byField].map(([field, list]) => [field, list.map((one) => one.slice(field.length + 1))]);

  return link(`/discover${writeQuery({ q, ...Object.fromEntries(fields) })}`);
}

/** What is asked in words: “Wasserstoff, Start-up, Saatphase”. */
export function wordQuestion({ q, filter }: Pick<Question, 'q' | 'filter'>): string {
  return [q && `„${q}“`, ...filter.map(wordFilter)].filter(Boolean).join(', ');
}

function wordFilter(filter: string): string {
  const [field, code = ''] = filter.split(':');
  const vocabulary = FILTERS.find(({ name }) => name === field)?.vocabulary;

  return vocabulary ? label(vocabulary, code) : code;
}

/** A name to begin with: the words, or what is filtered for. */
export function nameFor(question: Question): string {
  return (question.q || question.filter.map(wordFilter).join(', ')).slice(0, 80);
}
