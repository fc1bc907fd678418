import { type Input } from '@klammer/contracts/endpoint';
import { type CalendarEvent, type events } from '@klammer/contracts/events';
import { call, type TestApp } from '../../../test/app.ts';
import { type TestMember, type TestPerson } from '../../../test/factories.ts';

type Fields = Input<typeof events.create>['body'];

/** The clock that the tests of events start at, and when their events mostly take place. */
export const NOON = new Date('2030-01-01T11:00:00Z');
export const START = '2030-01-10T18:00';
const END = '2030-01-10T21:00';
let count = 0;

/** An event that can be published as it is. */
export function planFor(fields: Partial<Fields>, clientId = `client-of-a-test-${(count += 1)}`): Fields {
  return {
    kind: 'pitch',
    title: { de: 'Ruhrpitch', en: 'Ruhrpitch' },
    text: { de: 'Fünf Gründungen, fünf Minuten.', en: 'Five start-ups, five minutes.' },
    start: START,
    end: END,
    venue: { name: 'Altes Pumpwerk', street: 'Am Innenhafen 1', city: 'Duisburg' },
    ...fields,
    clientId,
  };
}

export async function draftEvent(app: TestApp, by: TestMember, fields: Partial<Fields> = {}) {
  return call(app, 'events.create', { body: planFor(fields) }, by.cookie);
}

export async function publishEvent(
  app: TestApp,
  by: TestMember,
  fields: Partial<Fields> = {},
): Promise<CalendarEvent> {
  const { body } = await draftEvent(app, by, fields);
  const published = await call(app, 'events.publish', { params: { id: body.id } }, by.cookie);
  if (published.status !== 200)
    throw new Error(`publishing answered ${published.status}: ${JSON.stringify(published.body)}`);
  return published.body;
}

export async function register(app: TestApp, by: TestPerson, id: string, answers: string[] = []) {
  return call(app, 'registrations.register', { params: { id }, body: { answers } }, by.cookie);
}

/** What a person was told about an event, the latest first. */
export async function tellsOf(app: TestApp, person: { cookie: string }, id: string): Promise<string[]> {
  const { body } = await call(app, 'notifications.list', { query: { group: 'events' } }, person.cookie);
  return body.items.filter((item) => item.path.includes(id)).map((item) => item.type);
}
