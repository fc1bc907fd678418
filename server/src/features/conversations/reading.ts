import { type Actor } from '../../actor.ts';
import { notFound } from '../../problem.ts';
import { copied } from './copying.ts';
import { Conversations, type ConversationDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';

/** @throws Problem not-found where there is none or the actor does not take part. */
export async function readConversation(actor: Actor, id: string): Promise<ConversationDoc> {
  await copied([id]);
  const doc = await Conversations.findById(id).lean<ConversationDoc>();
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}
