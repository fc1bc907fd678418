import { type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Notifications } from './model.ts';

const MOST_EXPORTED = 10_000;

export const notificationsPersonal: PersonalData = {
  name: 'notifications',
  merging: { references: [referenceIn(Notifications, 'personId', { counts: 'notifications' })] },
  export: async (_deps, { personId }) => ({
    data: await Notifications.find({ personId }).limit(MOST_EXPORTED).lean(),
  }),
  erase: async (_deps, { personId }) => {
    await Notifications.deleteMany({ personId });
  },
  eraseOrganisation: async (_deps, organisationId) => {
    await Notifications.deleteMany({ organisationId });
  },
};
