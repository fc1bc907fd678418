import mongoose from 'mongoose';
import { admit, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { claimFile, releaseFile, type FileReader } from '../files/service.ts';
import { Conversations, type ConversationDoc, type MessageDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';

/** What a file of a message belongs to: the conversation, so that whoever takes part may read it. */
export const ATTACHMENT_OWNER = 'conversation';

/** Makes uploads part of the conversation. Claimed again for a resend, they are the same. */
export async function claimAttachments(
  deps: Deps,
  actor: Person,
  conversationId: string,
  fileIds: readonly string[],
): Promise<MessageDoc['attachments']> {
  const member = admit<'member'>('member', actor);
  const files = await Promise.all(
    fileIds.map((fileId) =>
      claimFile(deps, member, fileId, {
        purpose: 'attachment',
        ownerKind: ATTACHMENT_OWNER,
        ownerId: conversationId,
      }),
    ),
  );
  return files.map(({ id, name, type, size }) => ({
    id: new mongoose.Types.ObjectId(id),
    name,
    type,
    size,
  }));
}

/** With a deleted message its files go too. */
export async function releaseAttachments(deps: Deps, doc: MessageDoc): Promise<void> {
  for (const file of doc.attachments ?? [])
    await releaseFile(deps, String(file.id), {
      ownerKind: ATTACHMENT_OWNER,
      ownerId: String(doc.conversationId),
    });
}

/** Whoever takes part in the conversation now reads its files. */
export const readsAttachment: FileReader = async (_deps, actor, { ownerId }) => {
  const doc = await Conversations.findById(ownerId).lean<ConversationDoc>();
  return doc !== null && canSee(actor, guardedOf(doc));
};
