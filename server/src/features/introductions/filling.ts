import mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { ANSWER_WITHIN_WORKING_DAYS, REMIND_AFTER_WORKING_DAYS } from './opening.ts';
import { Introductions, type IntroductionDoc } from './model.ts';
import { tell } from './telling.ts';
import { addWorkingDays } from './working-days.ts';

/** An introduction of the demonstration region; `from` and `to` are organisation ids. */
export type FilledIntroduction = Pick<
  IntroductionDoc,
  | 'status'
  | 'message'
  | 'askedBy'
  | 'reasons'
  | 'declineReason'
  | 'declineNote'
  | 'askedAt'
  | 'answeredAt'
  | 'answeredBy'
> & {
  from: string;
  to: string;
  /** Where the operator proposed it: who has said yes, and who no. */
  mediated?: { agreed: readonly string[]; declinedBy: string | null };
};

/** How long a side takes to say yes here. */
const AGREED_AFTER_MS = 20 * 3600 * 1000;

/** Stores many introductions as they are. One that expired did so when its time was up. @returns their ids in order */
export async function fillIntroductions(list: readonly FilledIntroduction[]): Promise<string[]> {
  const made = list.map((one) => {
    const expiresAt = addWorkingDays(one.askedAt, ANSWER_WITHIN_WORKING_DAYS);
    return {
      ...one,
      ...sidesOf(one),
      _id: new mongoose.Types.ObjectId(),
      pair: [one.from, one.to].toSorted().join(':'),
      expiresAt,
      remindAt: addWorkingDays(one.askedAt, REMIND_AFTER_WORKING_DAYS),
      answeredAt: one.status === 'expired' ? expiresAt : one.answeredAt,
    };
  });
  await Introductions.insertMany(made);
  return made.map((one) => one._id.toHexString());
}

const MOST_RETOLD = 200;

/** Tells the people concerned where introductions of some organisations stand, as of when that came about. */
export async function retellIntroductions(deps: Deps, organisationIds: readonly string[]): Promise<void> {
  const ids = organisationIds.map((id) => new mongoose.Types.ObjectId(id));
  const docs = await Introductions.find({ $or: [{ from: { $in: ids } }, { to: { $in: ids } }] })
    .limit(MOST_RETOLD)
    .lean<IntroductionDoc[]>();
  for (const doc of docs) await tell({ ...deps, now: () => doc.answeredAt ?? doc.askedAt }, doc);
}

/** Who was asked, who said yes, and when each answered. */
function sidesOf({ from, to, status, mediated, askedAt, answeredAt }: FilledIntroduction) {
  if (!mediated) {
    const replied = answeredAt && (status === 'accepted' || status === 'declined');
    return {
      asked: [to],
      agreed: status === 'accepted' ? [from, to] : [from],
      answers: replied ? [{ organisationId: to, at: answeredAt }] : [],
      source: { kind: 'match', id: null },
      mediated: false,
    };
  }
  const agreedAt = new Date(askedAt.getTime() + AGREED_AFTER_MS);
  const no =
    mediated.declinedBy && answeredAt ? [{ organisationId: mediated.declinedBy, at: answeredAt }] : [];
  return {
    asked: [from, to],
    agreed: mediated.agreed,
    answers: [...mediated.agreed.map((organisationId) => ({ organisationId, at: agreedAt })), ...no],
    source: { kind: 'operator', id: null },
    mediated: true,
  };
}
