import type { Call, CallFields, FieldType, FormField } from '@klammer/contracts/calls';
import { FIELD_TYPES, MOST_FIELDS, MOST_OPTIONS } from '@klammer/contracts/call-rules';
import { KIND_CODES, knownCodes } from '@klammer/contracts/vocabulary';
import { isWritten } from '#lib/i18n.ts';
import { rearrange, rowsIn } from '#lib/ui/arrange.ts';

type Both = { de: string; en: string };
/** A question of the form as the builder shows it; numbers as typed. */
export interface FieldRow {
  type: FieldType;
  label: Both;
  hint: Both;
  required: boolean;
  identifying: boolean;
  options: Both[];
  min: string;
  max: string;
  from: string;
  to: string;
}
export interface CriterionRow {
  name: Both;
  hint: Both;
  weight: string;
}
export interface CallForm {
  title: Both;
  text: Both;
  prize: Both;
  topics: string[];
  kinds: string[];
  deadline: string;
  blind: boolean;
  juryShown: boolean;
  fields: FieldRow[];
  criteria: CriterionRow[];
}

const nothing = (): Both => ({ de: '', en: '' });
/** Who chooses chooses between two at least. */
const twoOptions = (): Both[] => [nothing(), nothing()];
export const MOST_CRITERIA = 12;

export function emptyRow(type: FieldType = 'long'): FieldRow {
  const plain = { required: true, identifying: false, min: '', max: '', from: '', to: '' };

  return { type, label: nothing(), hint: nothing(), options: twoOptions(), ...plain };
}

function emptyCriterion(): CriterionRow {
  return { name: nothing(), hint: nothing(), weight: '1' };
}

/** What a new call starts from. */
export function emptyCall(): CallForm {
  return {
    title: nothing(),
    text: nothing(),
    prize: nothing(),
    topics: [],
    kinds: ['startup'],
    deadline: '',
    blind: true,
    juryShown: true,
    fields: [emptyRow()],
    criteria: [emptyCriterion()],
  };
}

/** The form of a stored call. */
export function formOf(call: Call): CallForm {
  const text = (value: number | string | null) => (value === null ? '' : String(value));
  const { title, prize, topics, kinds, blind, juryShown } = call;

  return {
    ...{ title, prize, topics, kinds, blind, juryShown, text: call.text },
    deadline: call.deadline ?? '',
    fields: call.fields.map(({ type, label, hint, required, identifying, options, min, max, from, to }) => ({
      ...{ type, label, hint, required, identifying },
      options: options.length > 0 ? options.map((one) => one.label) : twoOptions(),
      ...{ min: text(min), max: text(max), from: text(from), to: text(to) },
    })),
    criteria: call.criteria.map(({ name, hint, weight }) => ({ name, hint, weight: String(weight) })),
  };
}

/** The form as it was sent, whatever is in it. */
export function formFrom(form: FormData): CallForm {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const both = (name: string): Both => ({ de: text(`${name}.de`), en: text(`${name}.en`) });

  return {
    title: both('title'),
    text: both('text'),
    prize: both('prize'),
    topics: form.getAll('topics').map(String),
    kinds: form.getAll('kinds').map(String),
    deadline: text('deadline'),
    blind: form.get('blind') === 'on',
    juryShown: form.get('juryShown') === 'on',
    fields: rowsIn(form, 'fields', 'type', MOST_FIELDS, (at) => ({
      type: FIELD_TYPES.find((type) => type === form.get(`${at}.type`)) ?? 'long',
      label: both(`${at}.label`),
      hint: both(`${at}.hint`),
      required: form.get(`${at}.required`) === 'on',
      identifying: form.get(`${at}.identifying`) === 'on',
      options: rowsIn(form, `${at}.options`, 'de', MOST_OPTIONS, both),
      min: text(`${at}.min`),
      max: text(`${at}.max`),
      from: text(`${at}.from`),
      to: text(`${at}.to`),
    })),
    criteria: rowsIn(form, 'criteria', 'weight', MOST_CRITERIA, (at) => ({
      name: both(`${at}.name`),
      hint: both(`${at}.hint`),
      weight: text(`${at}.weight`),
    })),
  };
}

/**
 * What the API takes. Keys are places: only drafts change, and nobody has answered a draft. Wrong values are handed on as
 * typed: the API says what is wrong with them.
 */
export function bodyOf(form: CallForm): CallFields {
  return {
    title: form.title,
    text: form.text,
    prize: form.prize,
    topics: knownCodes('topics').filter((code) => form.topics.includes(code)),
    kinds: KIND_CODES.filter((code) => form.kinds.includes(code)),
    deadline: form.deadline || null,
    blind: form.blind,
    juryShown: form.juryShown,
    fields: form.fields.map((row, index) => ({ key: `f${index + 1}`, ...fieldOf(row) })),
    criteria: form.criteria.map(({ name, hint, weight }, index) => ({
      ...{ key: `c${index + 1}`, name, hint },
      weight: numberOf(weight) ?? 0,
    })),
  };
}

function fieldOf({ type, label, hint, required, identifying, ...row }: FieldRow): Omit<FormField, 'key'> {
  const takes = limitsOf(type);
  const isChoice = type === 'choice' || type === 'choices';

  return {
    ...{ type, label, hint, required, identifying },
    options: isChoice ? optionsOf(row.options) : [],
    min: takes === 'size' ? numberOf(row.min) : null,
    max: takes === 'size' ? numberOf(row.max) : null,
    from: takes === 'days' ? row.from || null : null,
    to: takes === 'days' ? row.to || null : null,
  };
}

/** Which limits a type of field has. */
export function limitsOf(type: FieldType): 'size' | 'days' | 'none' {
  if (type === 'date') return 'days';

  return ['short', 'long', 'number', 'amount', 'choices'].includes(type) ? 'size' : 'none';
}

/** Without rows in which nothing was written. */
function optionsOf(rows: readonly Both[]): FormField['options'] {
  return rows.filter(isWritten).map((label, index) => ({ key: `o${index + 1}`, label }));
}

/** As typed in German or English; NaN where it is no number, which the API refuses. */
function numberOf(typed: string): number | null {
  const plain = typed.trim().replace(',', '.');

  return plain === '' ? null : Number(plain);
}

/** What the form calls the options of a question. */
const optionList = (index: number) => `fields.${index}.options`;

/** The form after one of the buttons of its rows was pressed. */
export function arrange(form: CallForm, act: string): CallForm {
  return {
    ...form,
    fields: rearrange('fields', form.fields, act, emptyRow, MOST_FIELDS).map((field, index) => ({
      ...field,
      options: rearrange(optionList(index), field.options, act, nothing, MOST_OPTIONS),
    })),
    criteria: rearrange('criteria', form.criteria, act, emptyCriterion, MOST_CRITERIA),
  };
}
