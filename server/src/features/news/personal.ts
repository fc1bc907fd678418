import { ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { releaseFilesOf } from '../files/service.ts';
import { leaveIndex } from './listing.ts';
import { Articles } from './model.ts';
import { PICTURE_OWNER } from './writing.ts';

const MOST_READ = 1000;

/** Articles are the operator's or an organisation's; a person stands there as who wrote one, and nobody sees it. */
export const newsPersonal: PersonalData = {
  name: 'news',
  merging: { references: [referenceIn(Articles, 'personId')] },
  export: async (_deps, { personId }) => ({
    data: await Articles.find({ personId }, { cause: 0 }).limit(MOST_READ).lean(),
  }),
  erase: async (_deps, { personId }) => {
    await Articles.updateMany({ personId }, { $set: { personId: ERASED } });
  },
  eraseOrganisation: async (deps, organisationId) => {
    const docs = await Articles.find({ organisationId }, { _id: 1 }).limit(MOST_READ).lean();
    for (const { _id } of docs) {
      await releaseFilesOf(deps, { ownerKind: PICTURE_OWNER, ownerId: String(_id) });
      await leaveIndex({ _id });
    }
  },
};
