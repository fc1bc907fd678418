import { CIRCLE_GROUPS, type Topic } from '@klammer/contracts/topics';
import { knownCodes } from '@klammer/contracts/vocabulary';
import { isWritten } from '#lib/i18n.ts';
import { rearrange, rowsIn } from '#lib/ui/arrange.ts';

/** What the form of a topic shows and sends. */
export interface TopicForm {
  title: { de: string; en: string };
  question: { de: string; en: string };
  text: { de: string; en: string };
  unit: { de: string; en: string };
  baseline: { value: string; on: string; source: string };
  target: { value: string; dueOn: string };
  /** Its name; the action finds its address. */
  owner: string;
  circle: Topic['circle'];
  /** `key` is empty until one is stored. */
  milestones: { key: string; dueOn: string; title: { de: string; en: string } }[];
  codes: string[];
}

export const MOST_IN_CIRCLE = 40;
export const MOST_MILESTONES = 30;
const nothing = () => ({ de: '', en: '' });

export function emptyForm(): TopicForm {
  return {
    title: nothing(),
    question: nothing(),
    text: nothing(),
    unit: nothing(),
    baseline: { value: '', on: '', source: '' },
    target: { value: '', dueOn: '' },
    owner: '',
    circle: [],
    milestones: [],
    codes: [],
  };
}

export function formOf(topic: Topic): TopicForm {
  const { title, question, text, unit, codes } = topic;

  return {
    ...{ title, question, text, unit, codes },
    baseline: { ...topic.baseline, value: String(topic.baseline.value) },
    target: { ...topic.target, value: String(topic.target.value) },
    owner: topic.owner.name,
    circle: topic.circle,
    milestones: topic.milestones.map(({ key, dueOn, title }) => ({ key, dueOn, title })),
  };
}

/** A number as typed in German or English; NaN where it is none, which the API refuses. */
export function numberOf(typed: string): number {
  const plain = typed.trim().replace(',', '.');

  return plain === '' ? Number.NaN : Number(plain);
}

export function formFrom(form: FormData): TopicForm {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const both = (name: string) => ({ de: text(`${name}.de`), en: text(`${name}.en`) });

  return {
    title: both('title'),
    question: both('question'),
    text: both('text'),
    unit: both('unit'),
    baseline: { value: text('baselineValue'), on: text('baselineOn'), source: text('baselineSource') },
    target: { value: text('targetValue'), dueOn: text('targetDueOn') },
    owner: text('owner'),
    circle: rowsIn(form, 'circle', 'name', MOST_IN_CIRCLE, (at) => ({
      group: CIRCLE_GROUPS.find((group) => group === form.get(`${at}.group`)) ?? 'working',
      name: text(`${at}.name`),
      role: both(`${at}.role`),
    })),
    milestones: rowsIn(form, 'milestones', 'dueOn', MOST_MILESTONES, (at) => ({
      key: text(`${at}.key`),
      dueOn: text(`${at}.dueOn`),
      title: both(`${at}.title`),
    })),
    codes: form.getAll('codes').map(String),
  };
}

/** The form after one of the buttons of its rows was pressed. */
export function arrange(form: TopicForm, act: string): TopicForm {
  const member = () => ({ group: 'steering' as const, name: '', role: nothing() });
  const milestone = () => ({ key: '', dueOn: '', title: nothing() });

  return {
    ...form,
    circle: rearrange('circle', form.circle, act, member, MOST_IN_CIRCLE),
    milestones: rearrange('milestones', form.milestones, act, milestone, MOST_MILESTONES),
  };
}

/** The form without rows in which nothing was written. */
export function written(form: TopicForm): TopicForm {
  return {
    ...form,
    circle: form.circle.filter(({ name, role }) => name || isWritten(role)),
    milestones: form.milestones.filter(({ dueOn, title }) => dueOn || isWritten(title)),
  };
}

/** What the API takes. Wrong values are handed on as typed: the API says what is wrong with them. */
export function bodyOf(form: TopicForm, owner: string) {
  return {
    ...form,
    owner,
    baseline: { ...form.baseline, value: numberOf(form.baseline.value) },
    target: { ...form.target, value: numberOf(form.target.value) },
    codes: knownCodes('topics').filter((code) => form.codes.includes(code)),
    // A milestone keeps its key, and with it whether it was reached.
    milestones: form.milestones.map((one) => ({ ...one, key: one.key || crypto.randomUUID() })),
  };
}
