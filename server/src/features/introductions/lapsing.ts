import { type Deps } from '../../deps.ts';
import { findProfiles, isGone } from '../profiles/service.ts';
import { openFor } from './answering.ts';
import { Introductions, type IntroductionDoc } from './model.ts';
import { tell, tellExpiring } from './telling.ts';

const AT_ONCE = 500;
/** What happened this long before a start is told again, in case a kill came between the write and the telling. */
const TOLD_AGAIN_MS = 24 * 3600 * 1000;

/** Lapses what was not answered in time; returns how many. What could not be accepted counts as taken back. */
export async function expireIntroductions(deps: Deps): Promise<number> {
  const due = await Introductions.find({ status: 'asked', expiresAt: { $lte: deps.now() } })
    .limit(AT_ONCE)
    .lean<IntroductionDoc[]>();
  const vain = await inVain(due);
  for (const { _id } of due) {
    const status = vain.has(String(_id)) ? 'withdrawn' : 'expired';
    const doc = await Introductions.findOneAndUpdate(
      { _id, status: 'asked' },
      { $set: { status, answeredAt: deps.now() } },
      { returnDocument: 'after' },
    ).lean<IntroductionDoc>();
    if (doc) await tell(deps, doc);
  }
  return due.length;
}

/** Reminds once of what lapses in three working days. Told first and noted then: a kill between tells nobody twice. */
export async function remindOfIntroductions(deps: Deps): Promise<number> {
  const due = await Introductions.find({
    status: 'asked',
    remindedAt: null,
    remindAt: { $lte: deps.now() },
    expiresAt: { $gt: deps.now() },
  })
    .limit(AT_ONCE)
    .lean<IntroductionDoc[]>();
  const vain = await inVain(due);
  for (const doc of due) {
    if (vain.has(String(doc._id))) continue;
    await tellExpiring(deps, doc);
    await Introductions.updateOne({ _id: doc._id }, { $set: { remindedAt: deps.now() } });
  }
  return due.length;
}

/** Ids of those that nobody could accept: whom one would meet is suspended or leaving. */
async function inVain(docs: readonly IntroductionDoc[]): Promise<Set<string>> {
  const toMeet = (doc: IntroductionDoc): string[] =>
    (doc.mediated ? [doc.from, doc.to] : [doc.from]).map(String);
  const profiles = await findProfiles([...new Set(docs.flatMap((doc) => toMeet(doc)))]);
  const gone = new Set(profiles.filter(isGone).map(({ _id }) => String(_id)));
  return new Set(docs.filter((doc) => toMeet(doc).some((id) => gone.has(id))).map(({ _id }) => String(_id)));
}

/** Finishes what a kill cut off: conversations of accepted introductions, and telling of what just happened. */
export async function reconcileIntroductions(deps: Deps): Promise<void> {
  for await (const doc of Introductions.find({ status: 'accepted' }).lean<IntroductionDoc>().cursor())
    await openFor(deps, doc);
  const since = new Date(deps.now().getTime() - TOLD_AGAIN_MS);
  const recent = { $or: [{ askedAt: { $gt: since } }, { answeredAt: { $gt: since } }] };
  for await (const doc of Introductions.find(recent).lean<IntroductionDoc>().cursor()) await tell(deps, doc);
}
