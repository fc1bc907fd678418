import { type EventFields } from '@klammer/contracts/events';
import { type Issue } from '@klammer/contracts/problems';
import { momentOf } from '../../local-time.ts';
import { Problem } from '../../problem.ts';
import { type EventDoc } from './model.ts';

type Moments = Pick<EventDoc, 'startsAt' | 'endsAt' | 'registerUntilAt'>;

/** The fields as they are stored: local times become moments too. */
export function storedFields(fields: EventFields): EventFields & Moments {
  const at = (local: string | null): Date | null => (local === null ? null : momentOf(local));
  return {
    ...fields,
    agenda: fields.agenda.toSorted((a, b) => a.time.localeCompare(b.time)),
    startsAt: at(fields.start),
    endsAt: at(fields.end),
    registerUntilAt: at(fields.registerUntil),
  };
}

/**
 * Whether an event can be in the calendar, everything that is missing at once.
 * @throws Problem invalid-input
 */
export function checkPublishable(fields: EventFields, now: Date): void {
  const { startsAt, endsAt, registerUntilAt } = storedFields(fields);
  const { title, text, venue, onlineLink } = fields;
  const checks: [path: string, ok: boolean, message: string][] = [
    ['title', title.de !== '' || title.en !== '', 'needs a title in German or English'],
    ['text', text.de !== '' || text.en !== '', 'needs a description in German or English'],
    ['start', startsAt !== null && startsAt > now, 'must lie ahead'],
    ['end', endsAt !== null && startsAt !== null && endsAt > startsAt, 'must be after the beginning'],
    ['venue', venue.name !== '' || onlineLink !== '', 'needs a place or an online address'],
    [
      'registerUntil',
      registerUntilAt === null || (startsAt !== null && registerUntilAt <= startsAt),
      'must not be after the beginning',
    ],
  ];
  const issues: Issue[] = checks
    .filter(([, ok]) => !ok)
    .map(([path, , message]) => ({ path: ['body', path], code: 'not-publishable', message }));
  if (issues.length > 0)
    throw new Problem('invalid-input', 'Something is missing before it can be in the calendar.', { issues });
}
