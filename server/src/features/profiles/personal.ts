import { ProfileFields } from '@klammer/contracts/profiles';
import { ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { ProfileChanges, Profiles } from './model.ts';

const MOST_EXPORTED = 10_000;

/** Profiles belong to organisations. One that is erased is emptied at once, and deleted when the index has let go of it. */
export const profilesPersonal: PersonalData = {
  name: 'profiles',
  merging: { references: [referenceIn(ProfileChanges, 'by'), referenceIn(Profiles, 'verifiedBy')] },
  export: async (_deps, { personId }) => ({
    data: { changes: await ProfileChanges.find({ by: personId }).limit(MOST_EXPORTED).lean() },
  }),
  erase: async (_deps, { personId }) => {
    await ProfileChanges.updateMany({ by: personId }, { $set: { by: ERASED } });
    await Profiles.updateMany({ verifiedBy: personId }, { $set: { verifiedBy: null } });
  },
  eraseOrganisation: async (_deps, organisationId) => {
    await ProfileChanges.deleteMany({ profile: organisationId });
    const empty = ProfileFields.parse({ name: 'erased' });
    // The signs of those that were merged into it go as well.
    const signs = await Profiles.find({ mergedInto: organisationId }, { _id: 1 }).limit(MOST_EXPORTED).lean();
    for (const id of [organisationId, ...signs.map(({ _id }) => String(_id))])
      await Profiles.updateOne(
        { _id: id },
        {
          $set: { ...empty, slug: `erased-${id}`, status: 'draft', 'search.removed': true },
          $unset: { externalId: 1, mergedInto: 1 },
        },
      );
  },
};
