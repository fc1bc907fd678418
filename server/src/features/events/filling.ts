import { type EventFields } from '@klammer/contracts/events';
import mongoose from 'mongoose';
import { localOf } from '../../time/local-time.ts';
import { storedFields } from './checking.ts';
import { Events, type EventDoc } from './model.ts';
import { Registrations, Seats, type RegistrationDoc } from './places/registration-model.ts';
import { makeCode } from '../../secrets/codes.ts';

type FilledRegistration = Pick<RegistrationDoc, 'personName' | 'personEmail' | 'organisationName'> & {
  personId: string;
  organisationId: string;
  answers?: string[];
  feedback?: RegistrationDoc['feedback'];
  checkedIn?: boolean;
};
/** An event with who registered for it, in the order of the queue. */
export interface FilledEvent {
  organiserIds: string[];
  fields: Omit<EventFields, 'start' | 'end' | 'registerUntil'>;
  status: EventDoc['status'];
  startsAt: Date;
  endsAt: Date;
  createdAt: Date;
  registrations: FilledRegistration[];
}

/** Stores events with their registrations as they are; nobody is told. @returns ids, in order */
export async function fillEvents(
  list: readonly FilledEvent[],
): Promise<{ id: string; registrationIds: string[] }[]> {
  const made = list.map((one) => ({
    ...one,
    _id: new mongoose.Types.ObjectId(),
    registrations: one.registrations.map((registration, index) => {
      const placed = one.fields.capacity === null || index < one.fields.capacity;
      const queuedAt = new Date(one.createdAt.getTime() + index);
      return { ...registration, _id: new mongoose.Types.ObjectId(), queuedAt, placed };
    }),
  }));
  await Events.insertMany(
    made.map(({ _id, organiserIds, fields, status, startsAt, endsAt, createdAt }) => ({
      ...storedFields({ ...fields, start: localOf(startsAt), end: localOf(endsAt), registerUntil: null }),
      _id,
      cause: `${organiserIds[0] ?? ''}:${_id.toHexString()}`,
      organiserIds,
      invitedIds: [],
      status,
      publishedAt: status === 'published' ? createdAt : null,
      revision: 0,
      createdAt,
      updatedAt: createdAt,
    })),
  );
  await Registrations.insertMany(
    made.flatMap((event) =>
      event.registrations.map(({ placed, queuedAt, checkedIn, ...one }) => ({
        ...one,
        eventId: event._id,
        state: 'active',
        queuedAt,
        placedAt: placed ? queuedAt : null,
        checkedInAt: checkedIn ? event.startsAt : null,
        ticket: makeCode(),
        createdAt: queuedAt,
      })),
    ),
  );
  await Seats.insertMany(
    made.map(({ _id, registrations }) => {
      const taken = registrations.filter((one) => one.placed).map((one) => one._id);
      return { _id, taken, count: taken.length };
    }),
  );
  return made.map(({ _id, registrations }) => ({
    id: _id.toHexString(),
    registrationIds: registrations.map((one) => one._id.toHexString()),
  }));
}
