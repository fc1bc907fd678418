import { type FilledRequest } from '../features/requests/service.ts';
import { REQUESTS, type DemoApplication } from './request-texts.ts';
import { type DemoPerson } from './people.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Ids {
  person: (email: string) => { id: string; name: string };
  organisation: (name: string) => { id: string };
}

/** The requests of the demonstration with what came in, as they stand today. */
export function requestsOf(people: readonly DemoPerson[], ids: Ids, now: Date): FilledRequest[] {
  const someoneOf = (organisation: string) => {
    const person = people.find((one) => one.organisation === organisation);
    if (!person) throw new Error(`nobody of the demonstration belongs to ${organisation}`);
    return ids.person(person.email);
  };
  return REQUESTS.map(({ by, publishedDaysAgo, deadlineInDays, applications, status, fields }) => ({
    organisationId: ids.organisation(by).id,
    fields,
    status,
    createdAt: daysFrom(now, -publishedDaysAgo),
    deadlineAt: noonOf(daysFrom(now, deadlineInDays)),
    applications: applications.map((one) => applicationOf(one, by)),
  }));

  function applicationOf(one: DemoApplication, by: string): FilledRequest['applications'][number] {
    const writer = someoneOf(one.from);
    const reviewer = someoneOf(by);
    const at = daysFrom(now, -one.daysAgo);
    return {
      organisationId: ids.organisation(one.from).id,
      status: one.status,
      pitch: one.pitch,
      answers: one.answers,
      shortlisted: one.shortlisted ?? false,
      changedBy: { personId: writer.id, personName: writer.name },
      at,
      ...(one.no && {
        answer: { ...one.no, at: new Date(at.getTime() + 30 * HOUR_MS), personId: reviewer.id },
      }),
      reviews: one.review ? [{ ...one.review, personId: reviewer.id, personName: reviewer.name }] : [],
    };
  }
}

const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);
/** Eleven in world time is noon or one o'clock in Duisburg. */
const noonOf = (day: Date): Date => new Date(`${day.toISOString().slice(0, 10)}T11:00:00Z`);
