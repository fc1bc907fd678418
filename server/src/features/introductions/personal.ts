import { ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { forgetNotifications } from '../notifications/service.ts';
import { Capacities, Introductions } from './model.ts';

const MOST_EXPORTED = 10_000;

/** Introductions are the organisations'; a person only stands there as who asked or answered. */
export const introductionsPersonal: PersonalData = {
  name: 'introductions',
  merging: {
    references: [referenceIn(Introductions, 'askedBy'), referenceIn(Introductions, 'answeredBy')],
  },
  export: async (_deps, { personId }) => ({
    data: await Introductions.find({ $or: [{ askedBy: personId }, { answeredBy: personId }] })
      .limit(MOST_EXPORTED)
      .lean(),
  }),
  erase: async (_deps, { personId }) => {
    await Introductions.updateMany({ askedBy: personId }, { $set: { askedBy: ERASED } });
    await Introductions.updateMany({ answeredBy: personId }, { $set: { answeredBy: ERASED } });
  },
  eraseOrganisation: async (_deps, organisationId) => {
    const own = { $or: [{ from: organisationId }, { to: organisationId }] };
    const docs = await Introductions.find(own, { _id: 1 }).limit(MOST_EXPORTED).lean();
    for (const { _id } of docs) await forgetNotifications(`introduction:${String(_id)}:`);
    await Introductions.deleteMany(own);
    await Capacities.deleteOne({ _id: organisationId });
  },
};
