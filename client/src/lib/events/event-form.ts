import { EVENT_KINDS, type CalendarEvent, type EventFields } from '@klammer/contracts/events';
import { knownCodes, region } from '@klammer/contracts/vocabulary';
import { isWritten } from '#lib/i18n.ts';
import { rearrange, rowsIn } from '#lib/ui/arrange.ts';

const nothing = () => ({ de: '', en: '' });

/** What a new event starts from. */
export function emptyEvent(): EventFields {
  return {
    kind: 'pitch',
    title: nothing(),
    text: nothing(),
    series: '',
    topics: [],
    start: null,
    end: null,
    venue: { name: '', street: '', city: region().name.de },
    onlineLink: '',
    agenda: [],
    speakers: [],
    capacity: null,
    registerUntil: null,
    audience: 'public',
    confirmation: false,
    questions: [],
  };
}

/** The fields of a stored event, without what the API adds. */
export function fieldsOf(event: CalendarEvent): EventFields {
  const fields = emptyEvent();

  for (const key of Object.keys(fields) as (keyof EventFields)[])
    Object.assign(fields, { [key]: event[key] });

  return fields;
}

/** So many points of the agenda and people on stage there can be at most. */
export const MOST_ROWS = 30;
const MOST_QUESTIONS = 10;

/** The fields as a form sends them. Wrong values are kept as typed: the API says what is wrong with them. */
export function eventFromForm(form: FormData): EventFields {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const both = (name: string) => ({ de: text(`${name}.de`), en: text(`${name}.en`) });

  return {
    kind: EVENT_KINDS.find((one) => one === form.get('kind')) ?? 'other',
    title: both('title'),
    text: both('text'),
    series: text('series'),
    topics: knownCodes('topics').filter((code) => form.getAll('topics').includes(code)),
    start: text('start') || null,
    end: text('end') || null,
    venue: { name: text('venueName'), street: text('venueStreet'), city: text('venueCity') },
    onlineLink: text('onlineLink'),
    agenda: rowsIn(form, 'agenda', 'time', MOST_ROWS, (at) => ({
      time: text(`${at}.time`),
      title: both(`${at}.title`),
      speaker: text(`${at}.speaker`),
    })),
    speakers: rowsIn(form, 'speakers', 'name', MOST_ROWS, (at) => ({
      name: text(`${at}.name`),
      role: both(`${at}.role`),
    })),
    // What is no number becomes one that the API refuses: JSON would make it "no limit".
    capacity: text('capacity') === '' ? null : Math.round(Number(text('capacity'))) || 0,
    registerUntil: text('registerUntil') || null,
    audience: form.get('audience') === 'members' ? 'members' : 'public',
    confirmation: form.get('confirmation') === 'on',
    questions: rowsIn(form, 'questions', 'de', MOST_QUESTIONS, both),
  };
}

/** The form after one of the buttons of its rows was pressed. */
export function arrange(fields: EventFields, act: string): EventFields {
  return {
    ...fields,
    agenda: rearrange(
      'agenda',
      fields.agenda,
      act,
      () => ({ time: '', title: nothing(), speaker: '' }),
      MOST_ROWS,
    ),
    speakers: rearrange('speakers', fields.speakers, act, () => ({ name: '', role: nothing() }), MOST_ROWS),
    questions: rearrange('questions', fields.questions, act, nothing, MOST_QUESTIONS),
  };
}

/** What the API takes: rows in which nothing was written are none. */
export function bodyOf(fields: EventFields): EventFields {
  return {
    ...fields,
    agenda: fields.agenda.filter(({ time, title, speaker }) => time || isWritten(title) || speaker),
    speakers: fields.speakers.filter(({ name, role }) => name || isWritten(role)),
    questions: fields.questions.filter(isWritten),
  };
}
