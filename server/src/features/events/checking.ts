import { type EventFields } from '@klammer/contracts/events';
import { isWritten } from '@klammer/contracts/text';
import { momentOf } from '../../time/local-time.ts';
import { requireAll, type Check } from '../../publishable.ts';
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
  const checks: Check[] = [
    ['title', isWritten(title), 'needs a title in German or English'],
    ['text', isWritten(text), 'needs a description in German or English'],
    ['start', startsAt !== null && startsAt > now, 'must lie ahead'],
    ['end', endsAt !== null && startsAt !== null && endsAt > startsAt, 'must be after the beginning'],
    ['venue', venue.name !== '' || onlineLink !== '', 'needs a place or an online address'],
    [
      'registerUntil',
      registerUntilAt === null || (startsAt !== null && registerUntilAt <= startsAt),
      'must not be after the beginning',
    ],
  ];
  requireAll(checks, 'Something is missing before it can be in the calendar.');
}
