import { Problem } from '../../problem.ts';
import { blockedPairs } from '../blocks/service.ts';
import { suspendedAmong } from '../organisations/service.ts';
import { Conversations, type ConversationDoc } from './model.ts';

/**
 * Ids of the conversations that have ended because one of their two sides blocked the other or is suspended: they stay
 * readable, and go on where that is taken back. One between more than two goes on, for the others.
 */
export async function endedAmong(docs: readonly ConversationDoc[]): Promise<Set<string>> {
  const pairs = docs.flatMap(({ _id, organisations }) => {
    const [one, other, ...more] = organisations.map(String);
    return one && other && more.length === 0 ? [{ id: String(_id), one, other }] : [];
  });
  const [blocked, suspended] = await Promise.all([
    blockedPairs(pairs),
    suspendedAmong([...new Set(pairs.flatMap(({ one, other }) => [one, other]))]),
  ]);
  const silent = pairs.filter(({ one, other }) => suspended.has(one) || suspended.has(other));
  return new Set([...blocked, ...silent].map(({ id }) => id));
}

/** Says the same to both sides: who blocked whom, or is suspended, is not told. */
export const ended = (): Problem =>
  new Problem(
    'not-possible-now',
    'This conversation has ended: it can be read, but nothing more can be sent.',
  );

/** The same for features that stand on conversations: what goes through them reaches the other side too. */
export async function refuseEndedConversation(id: string): Promise<void> {
  const doc = await Conversations.findById(id).lean<ConversationDoc>();
  if (doc) await refuseEnded(doc);
}

/** @throws Problem not-possible-now */
export async function refuseEnded(doc: ConversationDoc): Promise<void> {
  if ((await endedAmong([doc])).size > 0) throw ended();
}
