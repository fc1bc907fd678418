import { type Feedback, type Verdict } from '@klammer/search/matching';
import { listAgreementOutcomes } from '../agreements/service.ts';
import { listOutcomes } from '../introductions/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { toMatchProfile } from './match-profile.ts';
import { Verdicts, type VerdictDoc } from './model.ts';

const AT_ONCE = 500;
/** Reasons that say nothing against the match itself. */
const NEUTRAL = new Set(['capacity', 'known-already', 'timing', 'other']);

/** What one organisation did about another. */
interface Outcome {
  seekerId: string;
  otherId: string;
  verdict: Verdict;
}

/**
 * Everything members did with matches, for refitting the weights: verdicts with what was shown beside them,
 * introductions, and what agreements came to. Of one pair the furthest counts.
 */
export async function feedbackRecords(): Promise<Feedback[]> {
  const outcomes = [
    ...(await verdictOutcomes()),
    ...(await introductionOutcomes()),
    ...(await agreementOutcomes()),
  ];
  const furthest = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = `${outcome.seekerId}:${outcome.otherId}`;
    const known = furthest.get(key);
    if (!known || RANK[outcome.verdict] > RANK[known.verdict]) furthest.set(key, outcome);
  }
  const list = [...furthest.values()];
  const profiles = await readProfiles(new Set(list.flatMap((one) => [one.seekerId, one.otherId])));
  return list.flatMap(({ seekerId, otherId, verdict }) => {
    const [seeker, other] = [profiles.get(seekerId), profiles.get(otherId)];
    return seeker && other ? [{ seeker, other, verdict }] : [];
  });
}

/** Whom members said something of since a moment; the funnel begins with it. */
export async function* listJudged(
  since: Date,
): AsyncGenerator<{ organisationId: string; profileId: string; at: Date }> {
  const cursor = Verdicts.find({ at: { $gte: since } }, { organisationId: 1, profileId: 1, at: 1 })
    .sort({ at: 1 })
    .lean<VerdictDoc>()
    .cursor({ batchSize: AT_ONCE });
  for await (const { organisationId, profileId, at } of cursor)
    yield { organisationId: String(organisationId), profileId: String(profileId), at };
}

/** Which of two things said of one pair counts: a no outweighs having been shown, deeds outweigh words. */
const RANK: Record<Verdict, number> = {
  shown: 0,
  later: 1,
  interested: 2,
  declined: 3,
  accepted: 4,
  agreed: 5,
  kept: 6,
};

async function verdictOutcomes(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const doc of Verdicts.find()
    .sort({ _id: 1 })
    .lean<VerdictDoc>()
    .cursor({ batchSize: AT_ONCE })) {
    const seekerId = String(doc.organisationId);
    outcomes.push({ seekerId, otherId: String(doc.profileId), verdict: toVerdict(doc) });
    for (const id of doc.shown?.beside ?? [])
      outcomes.push({ seekerId, otherId: String(id), verdict: 'shown' });
  }
  return outcomes;
}

function toVerdict({ verdict, reason }: VerdictDoc): Verdict {
  if (verdict !== 'not-for-us') return verdict;
  return reason && NEUTRAL.has(reason) ? 'later' : 'declined';
}

async function introductionOutcomes(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const { from, to, status, declineReason } of listOutcomes()) {
    // Asking is interest; the answer is the other side's word on the asker.
    outcomes.push({
      seekerId: from,
      otherId: to,
      verdict: status === 'accepted' ? 'accepted' : 'interested',
    });
    if (status === 'accepted') outcomes.push({ seekerId: to, otherId: from, verdict: 'accepted' });
    if (status === 'declined')
      outcomes.push({
        seekerId: to,
        otherId: from,
        verdict: declineReason === 'no-fit' ? 'declined' : 'later',
      });
  }
  return outcomes;
}

async function agreementOutcomes(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const { organisationId, otherId, verdict } of listAgreementOutcomes())
    // Not worth it is nothing to repeat: then they have only met.
    if (verdict !== 'regretted') outcomes.push({ seekerId: organisationId, otherId, verdict });
  return outcomes;
}

async function readProfiles(ids: ReadonlySet<string>) {
  const all = [...ids];
  const found = new Map<string, ReturnType<typeof toMatchProfile>>();
  for (let start = 0; start < all.length; start += AT_ONCE)
    for (const doc of await findProfiles(all.slice(start, start + AT_ONCE)))
      found.set(String(doc._id), toMatchProfile(doc));
  return found;
}
