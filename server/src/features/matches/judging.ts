import { type Parsed } from '@klammer/contracts/endpoint';
import { type matches } from '@klammer/contracts/matches';
import { type Match } from '@klammer/search/matching';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { findProfiles, readProfile } from '../profiles/service.ts';
import { Verdicts, type Shown } from './model.ts';
import { lessonsFrom, type MatchingPool } from './pool.ts';
import { isListed, readHistory } from './showing.ts';

const BESIDE = 10;

/**
 * Records a verdict with what was shown, or takes it back with null.
 * @throws Problem not-found | forbidden
 */
export async function judgeMatch(
  deps: Deps,
  pool: MatchingPool,
  actor: Member,
  profileId: string,
  { verdict, reason, note }: Parsed<typeof matches.judge>['body'],
): Promise<void> {
  if (actor.role === 'viewer') throw new Problem('forbidden');
  const [doc] = await findProfiles([profileId]);
  if (!doc || doc.status !== 'published' || profileId === actor.organisationId) throw notFound();
  const key = { organisationId: actor.organisationId, profileId };
  if (verdict === null) await Verdicts.deleteOne(key);
  else {
    const shown = await whatWasShown(pool, actor, profileId);
    const said = { verdict, personId: actor.personId, at: deps.now(), ...(shown && { shown }) };
    await Verdicts.updateOne(
      key,
      {
        $set: { ...said, ...(reason && { reason }), ...(note && { note }) },
        // What was said before does not stay beside what is said now.
        $unset: { ...(!reason && { reason: 1 }), ...(!note && { note: 1 }) },
      },
      { upsert: true },
    );
  }
  deps.publish({ organisations: [actor.organisationId] }, 'matches:changed', {
    organisationId: actor.organisationId,
  });
}

/** The list as it stood when somebody judged, for learning from it later; null where there was none. */
async function whatWasShown(pool: MatchingPool, actor: Member, profileId: string): Promise<Shown | null> {
  const own = await readProfile(actor, actor.organisationId);
  if (own.status !== 'published') return null;
  const history = await readHistory(actor.organisationId);
  const put = [...history.verdicts.keys(), ...history.introductions.keys()];
  const ranked = await pool.rank(own, {
    exclude: new Set(put.filter((id) => id !== profileId && !isListed(history, 'open', id))),
    limit: BESIDE * 3,
    lessons: lessonsFrom(history.verdicts),
  });
  const place = ranked.findIndex((match) => match.id === profileId);
  const match: Match | null = ranked[place] ?? (await pool.explain(own, profileId));
  if (!match) return null;
  return {
    score: match.score,
    gainForYou: match.gainForSeeker,
    gainForThem: match.gainForOther,
    reasons: [...match.reasons.seeker, ...match.reasons.other].map((one) => one.code),
    place: place < 0 ? null : place + 1,
    beside: ranked
      .filter((one) => one.id !== profileId)
      .slice(0, BESIDE)
      .map((one) => new mongoose.Types.ObjectId(one.id)),
  };
}
