import { DELETED_ACCOUNT, ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Comments, Topics } from './model.ts';

const MOST_EXPORTED = 10_000;

/** Topics are the region's; a person stands in them as who measured, wrote or said something. */
export const topicsPersonal: PersonalData = {
  name: 'topics',
  merging: {
    references: [
      referenceIn(Comments, 'personId', { counts: 'comments' }),
      referenceIn(Topics, 'values.personId', { shape: 'parts' }),
      referenceIn(Topics, 'entries.personId', { shape: 'parts' }),
    ],
  },
  export: async (_deps, { personId }) => {
    const docs = await Topics.find({
      $or: [{ 'values.personId': personId }, { 'entries.personId': personId }],
    })
      .limit(MOST_EXPORTED)
      .lean();
    const own = <Part extends { personId: string }>(parts: readonly Part[]) =>
      parts.filter((part) => part.personId === personId);
    return {
      data: {
        comments: await Comments.find({ personId }, { cause: 0 }).limit(MOST_EXPORTED).lean(),
        values: docs.flatMap((doc) => own(doc.values)),
        entries: docs.flatMap((doc) => own(doc.entries)),
      },
    };
  },
  erase: async (_deps, { personId }) => {
    await Comments.deleteMany({ personId });
    for (const part of ['values', 'entries'] as const)
      await Topics.updateMany(
        { [`${part}.personId`]: personId },
        { $set: { [`${part}.$[own].personId`]: ERASED, [`${part}.$[own].by`]: DELETED_ACCOUNT } },
        { arrayFilters: [{ 'own.personId': personId }] },
      );
  },
  eraseOrganisation: async (_deps, organisationId) => {
    // The topic itself stays the region's; the operator names another owner.
    await Comments.deleteMany({ organisationId });
  },
};
