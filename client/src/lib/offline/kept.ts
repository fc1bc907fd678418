import type { Contact } from '@klammer/contracts/conversations';
import type { CalendarEvent, RegistrationStatus } from '@klammer/contracts/events';
import type { MeetingAgenda } from '@klammer/contracts/meetings';
import type { Attendee, OwnRegistration } from '@klammer/contracts/registrations';
import { openDB, type DBSchema } from 'idb';

/** An event that the person goes to, with their ticket and their meetings there. */
export interface AgendaEvent extends Pick<
  CalendarEvent,
  'id' | 'title' | 'startsAt' | 'endsAt' | 'venue' | 'isOnline' | 'onlineLink'
> {
  isOff: boolean;
  standing: RegistrationStatus;
  position: number | null;
  ticket: OwnRegistration['ticket'];
  meetings: MeetingAgenda['items'];
}
export type { Contact };
export interface KnownConversation {
  id: string;
  name: string;
}
export type DoorGuest = Pick<Attendee, 'id' | 'name' | 'organisation' | 'status' | 'ticket' | 'checkedInAt'>;
export interface DoorList {
  event: Pick<CalendarEvent, 'id' | 'title' | 'startsAt' | 'endsAt'>;
  guests: DoorGuest[];
}
interface Values {
  agenda: AgendaEvent[];
  contacts: Contact[];
  conversations: KnownConversation[];
  [door: `door:${string}`]: DoorList;
}
export type KeptName = keyof Values & string;

/** `at`: when the server said so. After `until` it is forgotten. */
export interface Kept<Name extends KeptName> {
  name: Name;
  personId: string;
  at: string;
  until: string;
  value: Values[Name];
}
interface Schema extends DBSchema {
  kept: { key: string; value: Kept<KeptName> };
}

const open = () =>
  openDB<Schema>('klammer-kept', 2, {
    upgrade: (database, before) => {
      // Contacts were organisations once; what is needed is asked for anew.
      if (before > 0) database.deleteObjectStore('kept');
      database.createObjectStore('kept', { keyPath: 'name' });
    },
  });

/** Keeps something of a person on this device; what another person left there goes. */
export async function keep<Name extends KeptName>(entry: Kept<Name>): Promise<void> {
  const database = await open();

  for (const other of await database.getAll('kept'))
    if (other.personId !== entry.personId) await database.delete('kept', other.name);
  await database.put('kept', entry);
  database.close();
}

/** What is kept by that name, or null; what has had its time is forgotten on the way. */
export async function readKept<Name extends KeptName>(
  name: Name,
  now = new Date(),
): Promise<Kept<Name> | null> {
  const database = await open();
  const all = await database.getAll('kept');

  for (const one of all) if (new Date(one.until) < now) await database.delete('kept', one.name);
  database.close();
  const found = all.find((one) => one.name === name && new Date(one.until) >= now);

  return (found as Kept<Name> | undefined) ?? null;
}

/** Forgets everything. */
export async function clearKept(): Promise<void> {
  const database = await open();

  await database.clear('kept');
  database.close();
}
