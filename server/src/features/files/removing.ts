import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { incomingFolder } from '../../storage/incoming.ts';
import { type Job } from '../../contributions/jobs.ts';
import { Files, type FileDoc } from './model.ts';
import { giveRoomBack } from './quota.ts';

const HOUR_MS = 3600_000;
/** Long enough to fill in a form, sleep over it and send it. */
const UNCLAIMED_FOR_MS = 24 * HOUR_MS;
const AT_ONCE = 200;

/**
 * Removes files for good. Marked first, so that none can be claimed meanwhile and a kill leaves work that the sweep
 * takes up again.
 */
export async function removeFiles(
  deps: Pick<Deps, 'files'>,
  filter: mongoose.QueryFilter<FileDoc>,
): Promise<number> {
  const found = await Files.find(filter, { _id: 1 }).limit(AT_ONCE).lean();
  for (const { _id } of found) {
    const doc = await Files.findOneAndUpdate(
      { ...filter, _id },
      { $set: { state: 'removed' } },
      { returnDocument: 'after' },
    ).lean<FileDoc>();
    if (!doc) continue;
    for (const part of doc.parts) await deps.files.remove(part.key);
    await giveRoomBack({ organisation: doc.organisation, file: _id, bytes: doc.bytes });
    await Files.deleteOne({ _id, state: 'removed' });
  }
  return found.length;
}

/** Removes what nobody made anything of, and what an earlier removal left behind. */
export async function sweepFiles(deps: Deps): Promise<number> {
  const before = new Date(deps.now().getTime() - UNCLAIMED_FOR_MS);
  const removed = await removeFiles(deps, { state: 'removed' });
  const orphans = await removeFiles(deps, {
    state: { $in: ['stored', 'writing'] },
    ownerId: null,
    uploadedAt: { $lt: before },
  });
  await sweepIncoming(incomingFolder(deps.config.KLAMMER_DATA_DIR));
  return removed + orphans;
}

/** Files that were on their way when the process died. */
async function sweepIncoming(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found && Date.now() - found.mtimeMs > HOUR_MS) await rm(file, { force: true });
  }
}

export const fileJobs: Job[] = [{ name: 'sweep-files', everyMs: HOUR_MS, run: sweepFiles }];
