import { Conversations, type ConversationDoc } from './model.ts';

const MOST_READ = 1000;
const AT_ONCE = 500;
interface Span {
  from: Date;
  before: Date;
}

/**
 * Conversations that two organisations were introduced for and in which nothing was ever written (`silent`), or nothing
 * for a while (`quiet`). Reads only when, never what.
 */
export async function listStalledConversations({ silent, quiet }: { silent: Span; quiet: Span }) {
  const docs = await Conversations.find(
    { kind: 'introduction', updatedAt: { $gte: silent.from, $lt: silent.before } },
    { organisations: 1, lastSequence: 1, updatedAt: 1 },
  )
    .sort({ updatedAt: 1 })
    .limit(MOST_READ)
    .lean<Pick<ConversationDoc, '_id' | 'organisations' | 'lastSequence' | 'updatedAt'>[]>();
  return docs.flatMap(({ _id, organisations, lastSequence, updatedAt }) => {
    const [one, other] = organisations.map(String);
    const code = lastSequence === 0 ? ('silent' as const) : ('quiet' as const);
    if (!one || !other || (code === 'quiet' && updatedAt >= quiet.before)) return [];
    return [{ code, conversationId: String(_id), sides: [one, other] as const, since: updatedAt }];
  });
}

/** Of some conversations, those in which somebody has written. */
export async function writtenAmong(ids: readonly string[]): Promise<Set<string>> {
  const written = new Set<string>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE);
    const docs = await Conversations.find({ _id: { $in: some }, lastSequence: { $gt: 0 } }, { _id: 1 })
      .limit(AT_ONCE)
      .lean();
    for (const doc of docs) written.add(String(doc._id));
  }
  return written;
}
