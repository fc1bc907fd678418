import { hideProfile, showProfile } from '../profiles/service.ts';
import { Organisations } from './model.ts';

const MOST_READ = 1000;

/**
 * Hides the profile while its organisation is suspended or being deleted, and shows it once it is neither. Whether it is may
 * change at the same moment, so that it is looked again until nothing did.
 */
export async function refreshVisibility(id: string): Promise<void> {
  let done: boolean | null = null;
  for (let away = await isAway(id); away !== done; away = await isAway(id)) {
    await (away ? hideProfile(id) : showProfile(id));
    done = away;
  }
}

async function isAway(id: string): Promise<boolean> {
  const away = await Organisations.exists({
    _id: id,
    $or: [{ 'suspension.at': { $exists: true } }, { 'deletion.finalAt': { $exists: true } }],
  });
  return away !== null;
}

/** Finishes hiding what a kill left in the open. */
export async function repairVisibility(): Promise<void> {
  const away = await Organisations.find(
    { $or: [{ 'suspension.at': { $exists: true } }, { 'deletion.finalAt': { $exists: true } }] },
    { _id: 1 },
  )
    .limit(MOST_READ)
    .lean();
  for (const { _id } of away) await hideProfile(String(_id));
}
