import { type PersonMerging } from '../../contributions/person-merging.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Applications, Reviews } from './application-model.ts';
import { Requests } from './model.ts';

const MOST_READ = 1000;

export const requestsMerging: PersonMerging = {
  references: [
    referenceIn(Applications, 'changedBy.personId', { counts: 'applications' }),
    referenceIn(Applications, 'answer.personId'),
    referenceIn(Reviews, 'personId', { counts: 'reviews' }),
  ],
  /** Both accounts have reviewed one application: it is one vote by now, that of the account that stays. */
  findings: async ({ from, to }) => {
    const ofEither = await Reviews.find({ personId: { $in: [from, to] } }, { applicationId: 1 })
      .limit(MOST_READ)
      .lean();
    const twice = [...Map.groupBy(ofEither, ({ applicationId }) => String(applicationId))]
      .filter(([, reviews]) => reviews.length > 1)
      .map(([applicationId]) => applicationId);
    const requestIds = await Applications.distinct('requestId', { _id: { $in: twice } });
    const requests = await Requests.find({ _id: { $in: requestIds } }, { title: 1 })
      .limit(MOST_READ)
      .lean();
    return requests.map(({ title }) => ({ what: 'reviewed-twice', about: title.de || title.en }));
  },
};
