import { type PersonalData } from '../../contributions/personal-data.ts';
import { releaseFilesOf } from '../files/service.ts';
import { forgetNotifications } from '../notifications/service.ts';
import { Applications, Reviews } from './application-model.ts';
import { OWNER_KIND } from './applying.ts';
import { requestsMerging } from './merging-people.ts';
import { Requests } from './model.ts';

const MOST_EXPORTED = 10_000;

/** Requests and applications are the organisations'; a person stands there as who wrote, answered or reviewed. */
export const requestsPersonal: PersonalData = {
  name: 'requests',
  merging: requestsMerging,
  export: async (_deps, { personId }) => ({
    data: {
      applications: await Applications.find({ 'changedBy.personId': personId }, { answer: 0, shortlisted: 0 })
        .limit(MOST_EXPORTED)
        .lean(),
      // What they said to others; what those had proposed is not theirs.
      answers: await Applications.find({ 'answer.personId': personId }, { requestId: 1, answer: 1 })
        .limit(MOST_EXPORTED)
        .lean(),
      reviews: await Reviews.find({ personId }).limit(MOST_EXPORTED).lean(),
    },
  }),
  erase: async (_deps, { personId }) => {
    await Applications.updateMany(
      { 'changedBy.personId': personId },
      { $set: { changedBy: { personId: 'erased', personName: '' } } },
    );
    await Applications.updateMany({ 'answer.personId': personId }, { $set: { 'answer.personId': 'erased' } });
    await Reviews.deleteMany({ personId });
  },
  eraseOrganisation: async (deps, organisationId) => {
    const requestIds = await Requests.distinct('_id', { organisationId });
    const gone = { $or: [{ organisationId }, { requestId: { $in: requestIds } }] };
    const applicationIds = await Applications.distinct('_id', gone);
    for (const id of applicationIds) {
      await releaseFilesOf(deps, { ownerKind: OWNER_KIND, ownerId: String(id) });
      await forgetNotifications(`application:${String(id)}:`);
    }
    for (const id of requestIds) await forgetNotifications(`request:${String(id)}:`);
    await Reviews.deleteMany({ applicationId: { $in: applicationIds } });
    await Applications.deleteMany(gone);
    // The index forgets it first; the document itself goes with the next look, once the index has.
    await Requests.updateMany({ organisationId }, { $set: { status: 'withdrawn', 'search.removed': true } });
  },
};

/** Deletes requests of erased organisations that the index no longer knows. */
export async function sweepRemovedRequests(): Promise<void> {
  await Requests.deleteMany({ 'search.removed': true, 'search.dirty': { $exists: false } });
}
