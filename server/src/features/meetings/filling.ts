import { type MeetingSettings, type Want } from '@klammer/contracts/meetings';
import { openMeetings } from '../events/service.ts';
import { Plannings, Wishes } from './model.ts';

/** Meetings of an event with what people wish, by their registrations. */
export interface FilledMeetings {
  eventId: string;
  settings: MeetingSettings;
  wishes: {
    registrationId: string;
    personId: string;
    wishes: { id: string; want: Want }[];
  }[];
}

/** Stores what people wish as it is; nobody is told, and no plan is made. */
export async function fillMeetings({ eventId, settings, wishes }: FilledMeetings, now: Date): Promise<void> {
  await Plannings.create({ _id: eventId, settings, updatedAt: now });
  await Wishes.insertMany(
    wishes.map((one) => ({ ...one, eventId, takesPart: true, away: [], updatedAt: now })),
  );
  await openMeetings(eventId);
}
