import {
  MOST_WAITING,
  shorten,
  waiting,
  waitingCount,
  type WaitingFor,
} from '../../contributions/waiting.ts';
import { Profiles, type ProfileDoc } from './model.ts';
import { getOwnProfile } from './service.ts';

export const profilesWaiting: WaitingFor = {
  member: async (deps, actor) => {
    const { profile, completeness, isStale } = await getOwnProfile(deps, actor);
    if (!profile.abilities.edit) return [];
    const [best] = completeness.missing;
    return [
      ...(profile.status === 'published' ? [] : [waiting('profile-to-publish', '/profile')]),
      ...(isStale ? [waiting('profile-to-confirm', '/profile')] : []),
      ...(best ? [waiting('profile-to-complete', '/profile', { about: best.field, count: best.gain })] : []),
    ];
  },
  operator: async () => {
    const count = await Profiles.countDocuments({ verification: 'none', status: 'published' });
    return waitingCount('profiles-to-verify', '/operator/verification', count);
  },
  queue: async () => {
    const open = { verification: 'none', status: 'published' } as const;
    const [docs, count] = await Promise.all([
      Profiles.find(open).sort({ publishedAt: 1, _id: 1 }).limit(MOST_WAITING).lean<ProfileDoc[]>(),
      Profiles.countDocuments(open),
    ]);
    const items = docs.map((doc) => ({
      code: 'verification' as const,
      id: String(doc._id),
      about: { de: shorten(doc.headline.de), en: shorten(doc.headline.en) },
      who: { name: doc.name, kind: doc.kind, logo: doc.logo },
      since: doc.publishedAt ?? doc.createdAt,
      path: `/operator/organisations/${String(doc._id)}`,
    }));
    return { items, count };
  },
};
