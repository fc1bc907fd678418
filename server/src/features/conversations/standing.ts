import { setImmediate as turnEnds } from 'node:timers/promises';
import { writesTo } from '../../db/writes.ts';
import { endedAmong } from './ending.ts';
import { Conversations, type ConversationDoc } from './model.ts';
import { type Heads } from './numbers.ts';

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

/**
 * Writes copies of numbers to conversations, of which `write` says how many it changed. They say nothing about how
 * a conversation stands: what is known stays known, unless somebody else has written there meanwhile.
 */
export async function keepStanding(
  copies: readonly (Heads & { conversationId: unknown })[],
  write: () => Promise<number>,
): Promise<void> {
  const [before, ofConversations] = [writesTo(STANDS_IN), writesTo(['conversations'])];
  const changed = await write();
  // Only then it is counted for certain.
  await turnEnds();
  const isAlone = ofConversations !== null && writesTo(['conversations']) === ofConversations + changed;
  if (readAt === null || readAt !== before || !isAlone) return;
  readAt += changed;
  for (const { conversationId, sequence, change } of copies) {
    const conversation = known.get(String(conversationId))?.conversation;
    if (!conversation) continue;
    conversation.lastSequence = Math.max(conversation.lastSequence, sequence);
    conversation.lastChange = Math.max(conversation.lastChange, change);
  }
}
