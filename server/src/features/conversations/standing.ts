import { writesTo } from '../../db/writes.ts';
import { endedAmong } from './ending.ts';
import { Conversations, type ConversationDoc } from './model.ts';

/** Where everything stands that is read here. */
const STANDS_IN = ['conversations', 'blocks', 'organisations'] as const;

/** A conversation as it is now, and whether it has ended. */
export interface Standing {
  conversation: ConversationDoc;
  isEnded: boolean;
}

let known = new Map<string, Standing>();
let readAt: number | null = null;

/**
 * How conversations stand at this moment, by id; one that is not there is missing. What was read is not read again as
 * long as nothing was written to where it stands.
 */
export async function standingOf(ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const now = writesTo(STANDS_IN);
  if (now === null || now !== readAt) known = new Map();
  readAt = now;
  const standings = known;
  const missing = [...new Set(ids)].filter((id) => !standings.has(id));
  if (missing.length === 0) return standings;
  const docs = await Conversations.find({ _id: { $in: missing } })
    .limit(missing.length)
    .lean<ConversationDoc[]>();
  const ended = await endedAmong(docs);
  for (const conversation of docs) {
    const id = String(conversation._id);
    standings.set(id, { conversation, isEnded: ended.has(id) });
  }
  return standings;
}
