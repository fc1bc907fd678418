import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { type Tell } from '../../tell.ts';
import { Profiles, type ProfileDoc } from './model.ts';

const DAY_MS = 24 * 3600_000;
/** Half a year: then what a profile says may have changed. */
const STALE_AFTER_MS = 182 * DAY_MS;
const AT_ONCE = 500;

export function isStale(doc: Pick<ProfileDoc, 'confirmedAt' | 'status'>, now: Date): boolean {
  return doc.status === 'published' && now.getTime() - doc.confirmedAt.getTime() > STALE_AFTER_MS;
}

/** Says that everything still holds; nothing else changes, so nobody's open form is in its way. */
export async function confirmProfile(deps: Pick<Deps, 'now'>, doc: ProfileDoc): Promise<ProfileDoc> {
  const confirmed = await Profiles.findOneAndUpdate(
    { _id: doc._id },
    { $set: { confirmedAt: deps.now() } },
    { returnDocument: 'after', skipSearchMark: true },
  ).lean<ProfileDoc>();
  return confirmed ?? doc;
}

/** Asks organisations whose profile was confirmed half a year ago whether it still holds; once each time. */
export async function nudgeStale(deps: Deps, tell: Tell): Promise<void> {
  const before = new Date(deps.now().getTime() - STALE_AFTER_MS);
  const docs = await Profiles.find({ status: 'published', confirmedAt: { $lt: before } })
    .sort({ confirmedAt: -1 })
    .limit(AT_ONCE)
    .lean<ProfileDoc[]>();
  for (const doc of docs)
    await tell(deps, {
      key: `profile:${String(doc._id)}:confirm:${doc.confirmedAt.getTime()}`,
      type: 'profile-to-confirm',
      to: { organisations: [String(doc._id)] },
      title: { de: 'Stimmt Ihr Profil noch?', en: 'Does your profile still hold?' },
      text: {
        de: `Das Profil von ${doc.name} wurde vor über einem halben Jahr zuletzt bestätigt. Ein Klick genügt, wenn alles noch stimmt.`,
        en: `The profile of ${doc.name} was last confirmed more than half a year ago. One click is enough if all of it still holds.`,
      },
      path: '/profile',
    });
}

/** Lets needs and offers whose last day was yesterday leave the search index: a write marks their profile. */
export async function lapseWishes(deps: Pick<Deps, 'now'>): Promise<number> {
  const days = [1, 2, 3].map((ago) =>
    new Date(deps.now().getTime() - ago * DAY_MS).toISOString().slice(0, 10),
  );
  const { modifiedCount } = await Profiles.updateMany(
    {
      $or: [{ 'needs.validUntil': { $in: days } }, { 'offers.validUntil': { $in: days } }],
      status: 'published',
    },
    { $set: {} },
    { timestamps: false },
  );
  return modifiedCount;
}

/** `tell` comes from notifications, which ask organisations, which make profiles: handing it over keeps imports one-way. */
export function profileJobs(tell: Tell): Job[] {
  return [
    { name: 'nudge-stale-profiles', everyMs: DAY_MS / 4, run: (deps) => nudgeStale(deps, tell) },
    { name: 'lapse-needs', everyMs: DAY_MS / 4, run: lapseWishes },
  ];
}
