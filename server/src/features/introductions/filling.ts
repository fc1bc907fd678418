import mongoose from 'mongoose';
import { Introductions, type IntroductionDoc } from './model.ts';
import { addWorkingDays } from './working-days.ts';

/** An introduction of the demonstration region; `from` and `to` are organisation ids. */
export type FilledIntroduction = Omit<IntroductionDoc, '_id' | 'from' | 'to' | 'pair' | 'expiresAt'> & {
  from: string;
  to: string;
};

const ANSWER_WITHIN_WORKING_DAYS = 10;

/** Stores many introductions as they are. One that expired did so when its time was up. @returns their ids in order */
export async function fillIntroductions(list: readonly FilledIntroduction[]): Promise<string[]> {
  const made = list.map((one) => {
    const expiresAt = addWorkingDays(one.askedAt, ANSWER_WITHIN_WORKING_DAYS);
    return {
      ...one,
      _id: new mongoose.Types.ObjectId(),
      pair: [one.from, one.to].toSorted().join(':'),
      expiresAt,
      answeredAt: one.status === 'expired' ? expiresAt : one.answeredAt,
    };
  });
  await Introductions.insertMany(made);
  return made.map((one) => one._id.toHexString());
}
