import { type PersonalData, type Subject } from '../../contributions/personal-data.ts';
import { accountsMerging, forgetFormer } from './merging-people.ts';
import { Accounts, People, Sessions, Verifications } from './model.ts';

const MOST_EXPORTED = 1000;

/** The account itself; last in the list, since with it goes the address that the other parts look for. */
export const accountsPersonal: PersonalData = {
  name: 'account',
  merging: accountsMerging,
  export: async (_deps, { personId }) => ({
    data: {
      person: await People.findById(personId).lean(),
      // Without the tokens: whoever finds the export must not be able to sign in.
      sessions: await Sessions.find({ userId: personId }, { expiresAt: 1 }).limit(MOST_EXPORTED).lean(),
      accounts: await Accounts.find({ userId: personId }, { providerId: 1 }).limit(MOST_EXPORTED).lean(),
    },
  }),
  erase: async (deps, { personId, email }) => {
    deps.disconnect(personId);
    await Sessions.deleteMany({ userId: personId });
    await Accounts.deleteMany({ userId: personId });
    await Verifications.deleteMany({ $or: [{ identifier: email }, { value: personId }] });
    await forgetFormer(personId);
    await People.deleteOne({ _id: personId });
  },
};

/** Who is to be erased, or null where they are gone already. */
export async function findSubject(personId: string): Promise<Subject | null> {
  const person = await People.findById(personId, { email: 1 }).lean();
  return person && { personId, email: person.email };
}

/** Deletes sessions that ended before a day; they are refused from the moment they end. */
export async function removeEndedSessions(before: Date): Promise<void> {
  await Sessions.deleteMany({ expiresAt: { $lt: before } });
  await Verifications.deleteMany({ expiresAt: { $lt: before } });
}
