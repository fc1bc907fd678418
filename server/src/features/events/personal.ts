import { type PersonalData } from '../../contributions/personal-data.ts';
import { eventsMerging } from './merging-people.ts';
import { CalendarLinks, Events } from './model.ts';
import { Registrations, Seats, type RegistrationDoc } from './places/registration-model.ts';

const MOST_EXPORTED = 10_000;

/** Events are the organisations'; a person stands in them as who registered, with answers and an opinion. */
export const eventsPersonal: PersonalData = {
  name: 'events',
  merging: eventsMerging,
  export: async (_deps, { personId }) => {
    const docs = await Registrations.find({ personId }).limit(MOST_EXPORTED).lean<RegistrationDoc[]>();
    const data = docs.map((one) => ({
      eventId: String(one.eventId),
      name: one.personName,
      email: one.personEmail,
      organisation: one.organisationName,
      state: one.state,
      registeredAt: one.createdAt,
      placedAt: one.placedAt,
      confirmedAt: one.confirmedAt,
      checkedInAt: one.checkedInAt,
      answers: one.answers,
      feedback: one.feedback,
    }));
    return { data };
  },
  erase: async (_deps, { personId }) => {
    // Their places are free again with the next look at each event's queue.
    await Registrations.deleteMany({ personId });
    await CalendarLinks.deleteOne({ personId });
  },
  eraseOrganisation: async (_deps, organisationId) => {
    await Registrations.updateMany(
      { organisationId },
      { $set: { organisationId: null, organisationName: '' } },
    );
    await Events.updateMany({ invitedIds: organisationId }, { $pull: { invitedIds: organisationId } });
    // What others organise too stays theirs.
    await Events.updateMany(
      { organiserIds: organisationId, 'organiserIds.1': { $exists: true } },
      { $pull: { organiserIds: organisationId } },
    );
    const ids = await Events.distinct('_id', { organiserIds: organisationId });
    await Registrations.deleteMany({ eventId: { $in: ids } });
    await Seats.deleteMany({ _id: { $in: ids } });
    // The index forgets it first; the document itself goes with the next look, once the index has.
    await Events.updateMany({ _id: { $in: ids } }, { $set: { status: 'draft', 'search.removed': true } });
  },
};

/** Deletes events of erased organisations that the index no longer knows. */
export async function sweepRemovedEvents(): Promise<void> {
  await Events.deleteMany({ 'search.removed': true, 'search.dirty': { $exists: false } });
}

/** Forgets who registered for what was over before a day; the event itself stays in the calendar's past. */
export async function removeRegistrations(before: Date): Promise<void> {
  const ids = await Events.distinct('_id', { endsAt: { $lt: before } });
  await Registrations.deleteMany({ eventId: { $in: ids } });
  await Seats.deleteMany({ _id: { $in: ids } });
}
