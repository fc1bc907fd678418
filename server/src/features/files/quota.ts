import type mongoose from 'mongoose';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { FileUsages } from './model.ts';

const MOST_FILES = 5000;

interface Held {
  organisation: mongoose.Types.ObjectId;
  file: mongoose.Types.ObjectId;
  bytes: number;
}

/**
 * Counts a file, if there is room: the room is part of the write's own condition, so of many uploads at once no more
 * get in than fit.
 * @throws Problem capacity-reached
 */
export async function takeRoom({ organisation, file, bytes }: Held, quotaBytes: number): Promise<void> {
  try {
    await FileUsages.updateOne(
      {
        _id: organisation,
        bytes: { $lte: quotaBytes - bytes },
        held: { $ne: file },
        [`held.${MOST_FILES - 1}`]: { $exists: false },
      },
      { $inc: { bytes }, $push: { held: file } },
      { upsert: bytes <= quotaBytes },
    ).then((result) => {
      if (result.matchedCount + result.upsertedCount === 0) throw full();
    });
  } catch (error) {
    // There is a count already and it did not meet the condition, so the upsert met its id.
    if (isDuplicateKey(error)) throw full(error);
    throw error;
  }
}

/** Gives the room back; once, however often it is called. */
export async function giveRoomBack({ organisation, file, bytes }: Held): Promise<void> {
  await FileUsages.updateOne(
    { _id: organisation, held: file },
    { $inc: { bytes: -bytes }, $pull: { held: file } },
  );
}

export async function readUsage(organisation: string): Promise<{ usedBytes: number; files: number }> {
  const usage = await FileUsages.findById(organisation).lean();
  return { usedBytes: usage?.bytes ?? 0, files: usage?.held.length ?? 0 };
}

function full(cause?: unknown): Problem {
  return new Problem(
    'capacity-reached',
    'Your organisation’s space for files is used up; remove files that you no longer need.',
    { cause },
  );
}
