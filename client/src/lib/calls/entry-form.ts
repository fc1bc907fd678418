import type { AnswerValue, Answers, FormField } from '@klammer/contracts/calls';

/** What stands in the form of an entry: texts as typed, `yes`/`no`, keys of what is chosen, ids of files. */
export type Typed = Record<string, string | string[]>;

/** What the form shows of stored answers. */
export function typedOf(fields: readonly FormField[], answers: Answers): Typed {
  return Object.fromEntries(fields.map((field) => [field.key, shown(field, answers[field.key])]));
}

function shown({ type }: FormField, value: AnswerValue | undefined): string | string[] {
  if (type === 'choices') return Array.isArray(value) ? value : [];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';

  return value === undefined ? '' : String(value);
}

/** The form as it was sent; files that came along are not in it. */
export function typedFrom(fields: readonly FormField[], form: FormData): Typed {
  return Object.fromEntries(
    fields.map(({ key, type }) => {
      const name = nameOf(key);

      if (type === 'choices') return [key, form.getAll(name).map(String)];
      if (type === 'file') return [key, String(form.get(`${name}.id`) ?? '')];

      return [key, String(form.get(name) ?? '').trim()];
    }),
  );
}

/** What the API takes. A number that is none is handed on as typed: the API says so. */
export function answersOf(fields: readonly FormField[], typed: Typed): Record<string, AnswerValue> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = typed[field.key];

      return value === undefined || value.length === 0 ? [] : [[field.key, valueOf(field, value)] as const];
    }),
  );
}

function valueOf({ type }: FormField, value: string | string[]): AnswerValue {
  if (Array.isArray(value)) return value;
  if (type === 'yes-no') return value === 'yes';
  if (type !== 'number' && type !== 'amount') return value;

  return numberOf(value) ?? value;
}

/** `1.234,5`, `1,234.5` and `1234.5` as the number that is meant; null where it is none. */
function numberOf(typed: string): number | null {
  const plain = typed.replaceAll(/[\s€]/g, '');
  const isGrouped = /^-?\d{1,3}([.,]\d{3})+([.,]\d{1,2})?$/.test(plain);
  const decimal = isGrouped ? plain.replaceAll(/[.,](?=\d{3})/g, '') : plain;
  const number = Number(decimal.replace(',', '.'));

  return decimal === '' || Number.isNaN(number) ? null : number;
}

/** The name that a field's control has in the form. */
export const nameOf = (key: string): string => `a.${key}`;
