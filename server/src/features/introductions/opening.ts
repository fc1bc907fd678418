import { type Introduction } from '@klammer/contracts/introductions';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { isBlockedBetween } from '../blocks/service.ts';
import { type ProfileDoc } from '../profiles/service.ts';
import { Introductions, type IntroductionDoc } from './model.ts';
import { addWorkingDays } from './working-days.ts';

export const ANSWER_WITHIN_WORKING_DAYS = 10;
export const REMIND_AFTER_WORKING_DAYS = 7;

/** Reasons for an introduction, as the two sides see them; matching supplies them. */
export type ReasonsBetween = (
  own: ProfileDoc,
  otherId: string,
) => Promise<{ asker: Introduction['reasonsForYou']; asked: Introduction['reasonsForYou'] } | null>;

const pairOf = (one: ProfileDoc, other: ProfileDoc): string =>
  [String(one._id), String(other._id)].toSorted().join(':');

/** What is open or accepted between two already. */
export async function findMet(one: ProfileDoc, other: ProfileDoc): Promise<IntroductionDoc | null> {
  return Introductions.findOne({
    pair: pairOf(one, other),
    status: { $in: ['asked', 'accepted'] },
  }).lean<IntroductionDoc>();
}

type Opening = Pick<IntroductionDoc, 'message' | 'askedBy' | 'mediated' | 'source'>;

/** Stores it, or finds the one that somebody else opened at the same moment. */
export async function open(
  deps: Deps,
  reasonsBetween: ReasonsBetween,
  from: ProfileDoc,
  to: ProfileDoc,
  opening: Opening,
): Promise<{ doc: IntroductionDoc; isNew: boolean }> {
  const pair = pairOf(from, to);
  const reasons = await reasonsBetween(from, String(to._id));
  const askedAt = deps.now();
  try {
    const created = await Introductions.create({
      ...opening,
      from: from._id,
      to: to._id,
      pair,
      status: 'asked',
      asked: opening.mediated ? [from._id, to._id] : [to._id],
      agreed: opening.mediated ? [] : [from._id],
      reasons: { from: reasons?.asker ?? [], to: reasons?.asked ?? [] },
      askedAt,
      remindAt: addWorkingDays(askedAt, REMIND_AFTER_WORKING_DAYS),
      expiresAt: addWorkingDays(askedAt, ANSWER_WITHIN_WORKING_DAYS),
    });
    return await keepUnlessMet(created.toObject());
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const doc = await Introductions.findOne({ pair, status: 'asked' }).lean<IntroductionDoc>();
    if (!doc) throw new Problem('conflict', undefined, { cause: error });
    return { doc, isNew: false };
  }
}

/**
 * Takes it back where the two were introduced, or one blocked the other, since it was looked: the index knows only of open
 * ones. A block is stored before what is open is closed, so whichever comes second sees the other.
 */
async function keepUnlessMet(doc: IntroductionDoc): Promise<{ doc: IntroductionDoc; isNew: boolean }> {
  const { _id, pair, from, to } = doc;
  const accepted = await Introductions.findOne({ pair, status: 'accepted' }).lean<IntroductionDoc>();
  const isBlocked = await isBlockedBetween(String(from), String(to));
  if (!accepted && !isBlocked) return { doc, isNew: true };
  await Introductions.deleteOne({ _id, status: 'asked' });
  if (isBlocked) throw new Problem('not-possible-now', 'They cannot be met at the moment.');
  return { doc: accepted ?? doc, isNew: false };
}
