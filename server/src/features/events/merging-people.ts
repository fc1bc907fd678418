import { type PersonMerging } from '../../contributions/person-merging.ts';
import { referenceIn, type Move } from '../../contributions/references.ts';
import { CalendarLinks } from './model.ts';
import { Registrations, type RegistrationDoc } from './places/registration-model.ts';

const hasPlace = (one: RegistrationDoc | null) => one?.state === 'active' && one.placedAt !== null;

/** Both have registered: the one with a place stands. The other's place is free with the next look at the queue. */
async function keepThePlace(id: unknown, { to }: Move): Promise<void> {
  const one = await Registrations.findById(id as string).lean<RegistrationDoc>();
  if (!one) return;
  const other = await Registrations.findOne({ eventId: one.eventId, personId: to }).lean<RegistrationDoc>();
  if (other && hasPlace(one) && !hasPlace(other)) {
    await Registrations.deleteOne({ _id: other._id });
    await Registrations.updateOne({ _id: one._id }, { $set: { personId: to } });
  } else await Registrations.deleteOne({ _id: one._id });
}

export const eventsMerging: PersonMerging = {
  references: [
    referenceIn(Registrations, 'personId', { counts: 'registrations', onDuplicate: keepThePlace }),
  ],
  covers: ['calendarlinks.personId'],
  move: async (_deps, { from, toEmail }) => {
    await Registrations.updateMany({ personId: from }, { $set: { personEmail: toEmail } });
    // Whoever has the link reads the calendar without signing in.
    await CalendarLinks.deleteOne({ personId: from });
  },
};
