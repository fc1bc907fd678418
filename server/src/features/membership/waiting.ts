import { MOST_WAITING, shorten, waitingCount, type WaitingFor } from '../../contributions/waiting.ts';
import { findProfiles } from '../profiles/service.ts';
import { Memberships, type MembershipDoc } from './model.ts';

const OPEN = { status: { $in: ['applied', 'checked'] as const } };

export const membershipWaiting: WaitingFor = {
  operator: async () =>
    waitingCount('memberships-to-decide', '/operator/membership', await Memberships.countDocuments(OPEN)),
  queue: async () => {
    const [docs, count] = await Promise.all([
      Memberships.find(OPEN).sort({ createdAt: 1, _id: 1 }).limit(MOST_WAITING).lean<MembershipDoc[]>(),
      Memberships.countDocuments(OPEN),
    ]);
    const profiles = await findProfiles(docs.map((doc) => String(doc.organisationId)));
    const byId = new Map(profiles.map((one) => [String(one._id), one]));
    const items = docs.map((doc) => {
      const profile = byId.get(String(doc.organisationId));
      return {
        code: 'membership' as const,
        id: String(doc._id),
        about: { de: shorten(doc.planName.de), en: shorten(doc.planName.en) },
        who: profile ? { name: profile.name, kind: profile.kind, logo: profile.logo } : null,
        since: doc.createdAt,
        path: '/operator/membership?status=applied',
      };
    });
    return { items, count };
  },
};
