import {
  REQUEST_AUDIENCES,
  REQUEST_KINDS,
  type Request,
  type RequestFields,
} from '@klammer/contracts/requests';
import { knownCodes, STAGE_CODES } from '@klammer/contracts/vocabulary';
import { isWritten } from '#lib/i18n.ts';
import { rearrange, rowsIn } from '#lib/ui/arrange.ts';

const MOST_QUESTIONS = 10;
const nothing = () => ({ de: '', en: '' });

/** What a new request starts from. */
export function emptyRequest(): RequestFields {
  return {
    kind: 'challenge',
    title: nothing(),
    problem: nothing(),
    gives: nothing(),
    budgetMinEur: null,
    budgetMaxEur: null,
    offers: [],
    seeks: [],
    topics: [],
    stages: [],
    questions: [],
    deadline: null,
    audience: 'public',
    anonymous: false,
  };
}

/** The fields of a stored request, without what the API adds. */
export function fieldsOf(request: Request): RequestFields {
  const fields = emptyRequest();

  for (const key of Object.keys(fields) as (keyof RequestFields)[])
    Object.assign(fields, { [key]: request[key] });

  return fields;
}

/** The fields as a form sends them. Wrong values are kept as typed: the API says what is wrong with them. */
export function requestFromForm(form: FormData): RequestFields {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const both = (name: string) => ({ de: text(`${name}.de`), en: text(`${name}.en`) });
  const codes = <Code extends string>(name: string, all: readonly Code[]) =>
    all.filter((code) => form.getAll(name).includes(code));
  const amount = (name: string) => (text(name) === '' ? null : Math.round(Number(text(name))));

  return {
    kind: REQUEST_KINDS.find((one) => one === form.get('kind')) ?? 'challenge',
    title: both('title'),
    problem: both('problem'),
    gives: both('gives'),
    budgetMinEur: amount('budgetMinEur'),
    budgetMaxEur: amount('budgetMaxEur'),
    offers: codes('offers', knownCodes('needs')),
    seeks: codes('seeks', knownCodes('needs')),
    topics: codes('topics', knownCodes('topics')),
    stages: codes('stages', STAGE_CODES),
    questions: rowsIn(form, 'questions', 'de', MOST_QUESTIONS, both),
    deadline: text('deadline') || null,
    audience: REQUEST_AUDIENCES.find((one) => one === form.get('audience')) ?? 'public',
    anonymous: form.get('anonymous') === 'on',
  };
}

/** The form after one of the buttons of its rows was pressed. */
export function arrange(fields: RequestFields, act: string): RequestFields {
  const questions = rearrange('questions', fields.questions, act, nothing, MOST_QUESTIONS);

  return { ...fields, questions };
}

/** What the API takes: a question in which nothing was written is none. */
export function bodyOf(fields: RequestFields): RequestFields {
  return { ...fields, questions: fields.questions.filter(isWritten) };
}
