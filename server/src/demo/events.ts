import { type FilledEvent } from '../features/events/service.ts';
import { localOf, momentOf } from '../time/local-time.ts';
import { EVENTS, MATCHMAKING, type DemoEvent } from './event-texts.ts';
import { type DemoPerson } from './people.ts';
import { chanceOf, type Chance } from './seeded.ts';

const SEED = 4711;
const DAY_MS = 86_400_000;
const ANNOUNCED_BEFORE_MS = 40 * DAY_MS;
const OPINIONS = [
  'Kurz, dicht, und danach gute Gespräche.',
  'Mehr Zeit zum Fragen wäre schön.',
  'Zwei Kontakte, mit denen ich weiterspreche.',
  'Der Raum war zu laut für Gespräche.',
] as const;

interface Ids {
  person: (email: string) => { id: string; name: string };
  organisation: (name: string) => { id: string };
}

/** The calendar of the demonstration with who registered; the evening of meetings comes last. */
export function eventsOf(people: readonly DemoPerson[], ids: Ids, now: Date): FilledEvent[] {
  const chance = chanceOf(SEED);
  return [...EVENTS, MATCHMAKING].map((event) => eventOf(chance, event, people, ids, now));
}

function eventOf(
  chance: Chance,
  { by, inDays, from, to, moreDays = 0, guests, fields }: DemoEvent,
  people: readonly DemoPerson[],
  ids: Ids,
  now: Date,
): FilledEvent {
  const day = (days: number): string => localOf(new Date(now.getTime() + days * DAY_MS)).slice(0, 10);
  const startsAt = momentOf(`${day(inDays)}T${from}`);
  const isPast = inDays < 0;
  const announcedAt = new Date(Math.min(now.getTime() - DAY_MS, startsAt.getTime() - ANNOUNCED_BEFORE_MS));
  return {
    organiserIds: by.map((name) => ids.organisation(name).id),
    fields: {
      series: '',
      topics: [],
      venue: { name: '', street: '', city: '' },
      onlineLink: '',
      agenda: [],
      speakers: [],
      capacity: null,
      audience: 'public',
      confirmation: false,
      questions: [],
      ...fields,
    },
    status: 'published',
    startsAt,
    endsAt: momentOf(`${day(inDays + moreDays)}T${to}`),
    createdAt: announcedAt,
    registrations: guestsOf(chance, people, guests, fields.kind === 'matchmaking').map((person, index) => ({
      personId: ids.person(person.email).id,
      personName: ids.person(person.email).name,
      personEmail: person.email,
      organisationId: ids.organisation(person.organisation).id,
      organisationName: person.organisation,
      ...(isPast && index % 7 !== 6 && { checkedIn: true }),
      ...(isPast &&
        index % 5 === 1 && {
          feedback: { rating: chance.between(3, 5), text: index % 10 === 1 ? chance.pick(OPINIONS) : '' },
        }),
    })),
  };
}

/** Some people of the region; to meetings in twos one of each organisation goes, those of the showcase first. */
function guestsOf(
  chance: Chance,
  people: readonly DemoPerson[],
  count: number,
  onePerOrganisation: boolean,
): DemoPerson[] {
  const shuffled = chance.shuffle(people.filter((one) => !one.operator));
  if (!onePerOrganisation) return shuffled.slice(0, count);
  const shown = shuffled.filter((one) => /^(founder|scout|investor)@/.test(one.email));
  const byOrganisation = new Map([...shuffled, ...shown].map((one) => [one.organisation, one]));
  return [...new Set([...shown, ...byOrganisation.values()])].slice(0, count);
}
