import { type PersonalData } from '../../contributions/personal-data.ts';
import { forgetTries } from '../accounts/service.ts';
import { EmailChanges, Passkeys, TwoFactors } from './model.ts';

const MOST_EXPORTED = 100;

/** Passkeys by name only, and whether there is a second factor: no export holds a key. */
export const securityPersonal: PersonalData = {
  name: 'security',
  merging: {
    references: [],
    covers: ['passkeys.userId', 'two_factors.userId'],
    move: async (_deps, { from }) => removeWaysIn(from),
  },
  export: async (_deps, { personId }) => ({
    data: {
      passkeys: await Passkeys.find({ userId: personId }, { name: 1, createdAt: 1 })
        .limit(MOST_EXPORTED)
        .lean(),
      secondFactor: (await TwoFactors.exists({ userId: personId })) !== null,
      emailChange: await EmailChanges.findById(personId, { email: 1, expiresAt: 1 }).lean(),
    },
  }),
  erase: async (_deps, { personId }) => removeWaysIn(personId),
};

async function removeWaysIn(personId: string): Promise<void> {
  await Passkeys.deleteMany({ userId: personId });
  await TwoFactors.deleteMany({ userId: personId });
  await EmailChanges.deleteOne({ _id: personId });
  await forgetTries([`email-change:${personId}`]);
}
