import { type PersonalData, type Retention } from '../../contributions/personal-data.ts';
import { Dismissals } from './model.ts';

const MOST_EXPORTED = 10_000;

/** Announcements are the operator's; kept about a person is which of them they have put away. */
export const announcementsPersonal: PersonalData = {
  name: 'announcements',
  merging: {
    references: [],
    covers: ['announcement_dismissals.personId'],
    move: async (_deps, { from, to }) => {
      const docs = await Dismissals.find({ personId: from }).limit(MOST_EXPORTED).lean();
      for (const { _id, announcementId, at } of docs) {
        const own = { $setOnInsert: { personId: to, announcementId, at } };
        await Dismissals.updateOne({ _id: `${to}:${announcementId}` }, own, { upsert: true });
        await Dismissals.deleteOne({ _id });
      }
    },
  },
  export: async (_deps, { personId }) => ({
    data: await Dismissals.find({ personId }).limit(MOST_EXPORTED).lean(),
  }),
  erase: async (_deps, { personId }) => {
    await Dismissals.deleteMany({ personId });
  },
};

/** An announcement that stands for longer is shown once more. */
export const announcementsRetention: Retention[] = [
  {
    name: 'announcements put away',
    days: 365,
    remove: (_deps, before) => Dismissals.deleteMany({ at: { $lt: before } }),
  },
];
