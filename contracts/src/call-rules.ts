// Without zod, so that the pages with an application form do not load it.

/** What the questions of an application form can be. */
export const FIELD_TYPES = [
  'short',
  'long',
  'number',
  'amount',
  'date',
  'choice',
  'choices',
  'link',
  'file',
  'yes-no',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const MOST_FIELDS = 40;
export const MOST_OPTIONS = 20;
/** The longest texts there can be, whatever limits a form sets. */
export const LONGEST = { short: 300, long: 6000 } as const;
const LARGEST = 1_000_000_000;

/** What is entered for a field: a file by its id, an amount in whole euros, a date as `YYYY-MM-DD`. */
export type AnswerValue = string | number | boolean | string[];
export type Answers = Readonly<Record<string, AnswerValue>>;

/** What has to be known of a field to look at an answer. */
export interface FieldRule {
  key: string;
  type: FieldType;
  required: boolean;
  options: readonly { key: string }[];
  /** Characters of a text, size of a number, or how many are chosen; null is no limit. */
  min: number | null;
  max: number | null;
  /** First and last day of a date. */
  from: string | null;
  to: string | null;
}

/** Why an answer cannot be sent as it is. */
export const FIELD_FAULTS = [
  'missing',
  'wrong-type',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-few',
  'too-many',
  'too-early',
  'too-late',
  'no-address',
] as const;
export type FieldFault = (typeof FIELD_FAULTS)[number];

export function isEmpty(value: AnswerValue | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether a value is of the kind that a field takes, also while it is still being written. */
export function isOfType({ type, options }: FieldRule, value: AnswerValue): boolean {
  const keys = options.map(({ key }) => key);
  if (type === 'number' || type === 'amount') return typeof value === 'number' && Math.abs(value) <= LARGEST;
  if (type === 'yes-no') return typeof value === 'boolean';
  if (type === 'choices') return Array.isArray(value) && value.every((one) => keys.includes(one));
  if (typeof value !== 'string') return false;
  if (type === 'choice') return value === '' || keys.includes(value);
  if (type === 'date') return value === '' || isDay(value);
  if (type === 'file') return value === '' || /^[0-9a-f]{24}$/.test(value);
  return value.length <= (type === 'long' ? LONGEST.long : LONGEST.short);
}

/** What is wrong with the answer to one field before it can be sent, or null. */
export function faultOf(field: FieldRule, value: AnswerValue | undefined): FieldFault | null {
  if (value === undefined || isEmpty(value)) return field.required ? 'missing' : null;
  if (!isOfType(field, value)) return 'wrong-type';
  if (typeof value === 'number') return outside(value, field, 'too-small', 'too-large');
  if (Array.isArray(value)) return outside(new Set(value).size, field, 'too-few', 'too-many');
  if (typeof value === 'boolean') return null;
  if (field.type === 'date') {
    if (field.from !== null && value < field.from) return 'too-early';
    return field.to !== null && value > field.to ? 'too-late' : null;
  }
  if (field.type === 'link') return isAddress(value) ? null : 'no-address';
  if (field.type === 'short' || field.type === 'long')
    return outside([...value].length, field, 'too-short', 'too-long');
  return null;
}

/** Every field of a form that cannot be sent as it is, with the fault. */
export function faultsOf(
  fields: readonly FieldRule[],
  answers: Answers,
): { key: string; fault: FieldFault }[] {
  return fields.flatMap((field) => {
    const fault = faultOf(field, answers[field.key]);
    return fault === null ? [] : [{ key: field.key, fault }];
  });
}

function outside(
  size: number,
  { min, max }: FieldRule,
  below: FieldFault,
  above: FieldFault,
): FieldFault | null {
  if (min !== null && size < min) return below;
  return max !== null && size > max ? above : null;
}

function isDay(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** http or https only, so that no `javascript:` can be stored. */
function isAddress(value: string): boolean {
  if (!/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(value)) return false;
  return URL.canParse(value);
}

/** Points that a juror gives for a criterion. */
export const LEAST_POINTS = 1;
export const MOST_POINTS = 5;
