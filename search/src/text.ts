/** Text of a searchable value: strings and lists of strings; anything else has none. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.filter((member) => typeof member === 'string').join(' \n ');
  return '';
}
