import { type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Plannings, Wishes, type WishesDoc } from './model.ts';

const MOST_EXPORTED = 1000;

/** Whom somebody wished to meet. Plans name registrations only, so they forget who is gone by themselves. */
export const meetingsPersonal: PersonalData = {
  name: 'meetings',
  merging: { references: [referenceIn(Wishes, 'personId', { counts: 'meetings' })] },
  export: async (_deps, { personId }) => {
    const docs = await Wishes.find({ personId }).limit(MOST_EXPORTED).lean<WishesDoc[]>();
    const data = docs.map(({ eventId, takesPart, wishes, away }) => ({
      eventId: String(eventId),
      takesPart,
      wishes: wishes.map(({ id, want }) => ({ registrationId: String(id), want })),
      away,
    }));
    return { data };
  },
  erase: async (_deps, { personId }) => {
    const own = await Wishes.distinct('registrationId', { personId });
    await Wishes.deleteMany({ personId });
    await Wishes.updateMany({ 'wishes.id': { $in: own } }, { $pull: { wishes: { id: { $in: own } } } });
  },
};

/** Forgets wishes and plans that nobody has touched since a day. */
export async function removeMeetings(before: Date): Promise<void> {
  await Wishes.deleteMany({ updatedAt: { $lt: before } });
  await Plannings.deleteMany({ updatedAt: { $lt: before } });
}
