import { EVENT_KINDS, type CalendarEvent, type EventFields } from '@klammer/contracts/events';
import { knownCodes, region } from '@klammer/contracts/vocabulary';

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

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const partsOf = (line: string): string[] => line.split('|').map((part) => part.trim());

/** One entry a line: `18:30 | Welcome | Anna Beck`. */
export const agendaText = (agenda: EventFields['agenda']): string =>
  agenda.map(({ time, title, speaker }) => [time, title, speaker].filter(Boolean).join(' | ')).join('\n');
export const speakersText = (speakers: EventFields['speakers']): string =>
  speakers.map(({ name, role }) => [name, role].filter(Boolean).join(' | ')).join('\n');

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
    agenda: linesOf(text('agenda')).map((line) => {
      const [time = '', title = '', speaker = ''] = partsOf(line);

      return { time, title, speaker };
    }),
    speakers: linesOf(text('speakers')).map((line) => {
      const [name = '', role = ''] = partsOf(line);

      return { name, role };
    }),
    // What is no number becomes one that the API refuses: JSON would make it "no limit".
    capacity: text('capacity') === '' ? null : Math.round(Number(text('capacity'))) || 0,
    registerUntil: text('registerUntil') || null,
    audience: form.get('audience') === 'members' ? 'members' : 'public',
    confirmation: form.get('confirmation') === 'on',
    questions: linesOf(text('questions')),
  };
}
