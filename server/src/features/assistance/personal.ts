import { DELETED_ACCOUNT, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Assistances } from './model.ts';

const MOST_EXPORTED = 1000;
const NOBODY = '0'.repeat(24);

/** Who helped whom; a person takes theirs along, an operator leaves without their name. */
export const assistancePersonal: PersonalData = {
  name: 'assistances',
  merging: {
    references: [referenceIn(Assistances, 'personId'), referenceIn(Assistances, 'operatorId')],
    // A consent to be signed in as one account is none for the other.
    move: async (deps, { from }) => {
      await Assistances.updateMany(
        { personId: from, open: true },
        { $set: { status: 'ended', endedAt: deps.now() }, $unset: { open: 1 } },
      );
    },
  },
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
