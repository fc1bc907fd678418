import { type ReplyRecord } from '@klammer/contracts/introductions';
import { type Actor } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Introductions } from './model.ts';
import { readAcquaintance } from './reading.ts';

/** Fewer say nothing about an organisation and something about a single person. */
const ENOUGH = 5;
const LOOKED_BACK_MS = 365 * 24 * 3600 * 1000;
const HOUR_MS = 3600 * 1000;
const MOST_READ = 500;

/** How an organisation answered what it was asked within a year; what is still open or was taken back does not count. */
export async function getReplies(deps: Deps, actor: Actor, organisationId: string): Promise<ReplyRecord> {
  await readAcquaintance(actor, organisationId);
  const since = new Date(deps.now().getTime() - LOOKED_BACK_MS);
  const docs = await Introductions.find(
    { asked: organisationId, askedAt: { $gt: since } },
    { answers: 1, askedAt: 1, status: 1 },
  )
    .sort({ askedAt: -1 })
    .limit(MOST_READ)
    .lean();
  const hours: number[] = [];
  let lapsed = 0;
  for (const doc of docs) {
    const answer = doc.answers.find((one) => String(one.organisationId) === organisationId);
    if (answer) hours.push((answer.at.getTime() - doc.askedAt.getTime()) / HOUR_MS);
    else if (doc.status === 'expired') lapsed += 1;
  }
  const asked = hours.length + lapsed;
  const enough = asked >= ENOUGH;
  return {
    answered: hours.length,
    asked,
    rate: enough ? hours.length / asked : null,
    medianHours: enough ? medianOf(hours) : null,
  };
}

/** Which share of what it was asked within a year each organisation answered in time; only where that is enough to say. */
export async function replyRates(deps: Pick<Deps, 'now'>): Promise<Map<string, number>> {
  const since = new Date(deps.now().getTime() - LOOKED_BACK_MS);
  const counts = new Map<string, { answered: number; asked: number }>();
  const cursor = Introductions.find({ askedAt: { $gt: since } }, { asked: 1, answers: 1, status: 1 })
    .sort({ askedAt: 1 })
    .lean()
    .cursor({ batchSize: MOST_READ });
  for await (const { asked, answers, status } of cursor)
    for (const id of asked.map(String)) {
      const answered = answers.some((one) => String(one.organisationId) === id);
      if (!answered && status !== 'expired') continue;
      const before = counts.get(id) ?? { answered: 0, asked: 0 };
      counts.set(id, { answered: before.answered + (answered ? 1 : 0), asked: before.asked + 1 });
    }
  return new Map(
    [...counts].flatMap(([id, { answered, asked }]) => (asked < ENOUGH ? [] : [[id, answered / asked]])),
  );
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
