import type { CIRCLE_GROUPS, Topic } from '@klammer/contracts/topics';
import { knownCodes } from '@klammer/contracts/vocabulary';

/** What the form of a topic shows and sends; lists are one entry a line. */
export interface TopicForm {
  title: { de: string; en: string };
  question: { de: string; en: string };
  text: { de: string; en: string };
  unit: { de: string; en: string };
  baseline: { value: string; on: string; source: string };
  target: { value: string; dueOn: string };
  owner: string;
  circle: string;
  milestones: string;
  codes: string[];
}

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
    circle: '',
    milestones: '',
    codes: [],
  };
}

export function formOf(topic: Topic): TopicForm {
  const { title, question, text, unit, codes } = topic;

  return {
    ...{ title, question, text, unit, codes },
    baseline: { ...topic.baseline, value: String(topic.baseline.value) },
    target: { ...topic.target, value: String(topic.target.value) },
    owner: topic.owner.slug ?? '',
    circle: topic.circle
      .map(({ group, name, role }) => [GROUP_SIGNS[group], name, role].filter(Boolean).join(' | '))
      .join('\n'),
    milestones: topic.milestones
      .map(({ dueOn, title: { de, en } }) => [dueOn, de, en].filter(Boolean).join(' | '))
      .join('\n'),
  };
}

/** The signs before a name in the circle; English says W for the working group, S for the steering circle. */
const GROUP_SIGNS = { steering: 'L', working: 'A' } as const;
const SIGNS: Record<string, (typeof CIRCLE_GROUPS)[number]> = {
  L: 'steering',
  S: 'steering',
  A: 'working',
  W: 'working',
};

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
    circle: text('circle'),
    milestones: text('milestones'),
    codes: form.getAll('codes').map(String),
  };
}

/** What the API takes. Wrong values are handed on as typed: the API says what is wrong with them. */
export function bodyOf(form: TopicForm, before: Topic | null) {
  const keys = new Map(before?.milestones.map(({ key, title }) => [title.de || title.en, key]));

  return {
    ...form,
    baseline: { ...form.baseline, value: numberOf(form.baseline.value) },
    target: { ...form.target, value: numberOf(form.target.value) },
    codes: knownCodes('topics').filter((code) => form.codes.includes(code)),
    circle: linesOf(form.circle).map(([sign = '', name = '', role = '']) => ({
      group: SIGNS[sign.toUpperCase()] ?? ('' as 'working'),
      name,
      role,
    })),
    // A milestone keeps its key, and with it whether it was reached, as long as its title stays.
    milestones: linesOf(form.milestones).map(([dueOn = '', de = '', en = '']) => ({
      key: keys.get(de || en) ?? crypto.randomUUID(),
      title: { de, en },
      dueOn,
    })),
  };
}

function linesOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((part) => part.trim()));
}
