import { DELETED_ACCOUNT, ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Stories } from './model.ts';

const MOST_EXPORTED = 1000;
const NOTHING = { de: '', en: '' };

/** Stories are the organisations'; a person stands there as who wrote the words or agreed to them. */
export const storiesPersonal: PersonalData = {
  name: 'stories',
  merging: {
    references: [
      referenceIn(Stories, 'personId'),
      referenceIn(Stories, 'consents.personId', { shape: 'parts' }),
    ],
  },
  export: async (_deps, { personId }) => ({
    data: await Stories.find({ $or: [{ personId }, { 'consents.personId': personId }] })
      .limit(MOST_EXPORTED)
      .lean(),
  }),
  erase: async (_deps, { personId }) => {
    await Stories.updateMany({ personId }, { $set: { personId: ERASED } });
    await Stories.updateMany(
      { 'consents.personId': personId },
      { $set: { 'consents.$[own].personId': ERASED, 'consents.$[own].by': DELETED_ACCOUNT } },
      { arrayFilters: [{ 'own.personId': personId }] },
    );
  },
  // Who is gone can agree to nothing, and the story names them.
  eraseOrganisation: async (deps, organisationId) => {
    await Stories.updateMany(
      { organisations: organisationId },
      {
        $set: {
          ...{ title: NOTHING, text: NOTHING, consents: [], publishedAt: null, withdrawnAt: deps.now() },
          // The index forgets it first; the document itself goes with the next look, once the index has.
          'search.removed': true,
        },
      },
    );
  },
};

/** Deletes stories of erased organisations that the index no longer knows. */
export async function sweepRemovedStories(): Promise<void> {
  await Stories.deleteMany({ 'search.removed': true, 'search.dirty': { $exists: false } });
}
