import { DELETED_ACCOUNT, type PersonalData } from '../../personal-data.ts';
import { Assistances } from './model.ts';

const MOST_EXPORTED = 1000;
const NOBODY = '0'.repeat(24);

/** Who helped whom; a person takes theirs along, an operator leaves without their name. */
export const assistancePersonal: PersonalData = {
  name: 'assistances',
  export: async (_deps, { personId }) => ({
    data: await Assistances.find({ $or: [{ personId }, { operatorId: personId }] }, { sessionId: 0 })
      .limit(MOST_EXPORTED)
      .lean(),
  }),
  erase: async (_deps, { personId }) => {
    await Assistances.deleteMany({ personId });
    await Assistances.updateMany(
      { operatorId: personId },
      { $set: { operatorId: NOBODY, operatorName: DELETED_ACCOUNT } },
    );
  },
};

export async function removeAssistances(before: Date): Promise<void> {
  await Assistances.deleteMany({ askedAt: { $lt: before } });
}
