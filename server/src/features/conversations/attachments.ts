import mongoose from 'mongoose';
import { admit, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { claimedFor, describeFiles, exchangeFiles, releaseFile, type FileReader } from '../files/service.ts';
import { Conversations, Messages, type ConversationDoc, type MessageDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';

/** What a file of a message belongs to: the conversation, so that whoever takes part may read it. */
export const ATTACHMENT_OWNER = 'conversation';
const MOST_READ = 5000;
const DAY_MS = 24 * 3600_000;

/** Stores a message whose uploads become part of the conversation; one that is refused leaves them as they were. */
export function withAttachments<Result>(
  deps: Deps,
  actor: Person,
  conversationId: string,
  fileIds: readonly string[],
  store: (attachments: MessageDoc['attachments']) => Promise<Result>,
): Promise<Result> {
  const owner = { ownerKind: ATTACHMENT_OWNER, ownerId: conversationId, purpose: 'attachment' as const };
  const files = { had: [], has: fileIds, held: () => heldAmong(fileIds) };
  return exchangeFiles(deps, admit<'member'>('member', actor), owner, files, async () =>
    store(await describe(fileIds)),
  );
}

async function describe(fileIds: readonly string[]): Promise<MessageDoc['attachments']> {
  const described = await describeFiles(fileIds);
  return fileIds.flatMap((fileId) => {
    const file = described.get(fileId);
    if (!file) return [];
    const { id, name, type, size } = file;
    return [{ id: new mongoose.Types.ObjectId(id), name, type, size }];
  });
}

/** Of some files, those that are part of a message. */
async function heldAmong(fileIds: readonly string[]): Promise<string[]> {
  const docs = await Messages.find({ 'attachments.id': { $in: [...fileIds] } }, { attachments: 1 })
    .limit(MOST_READ)
    .lean<MessageDoc[]>();
  return docs.flatMap(({ attachments = [] }) => attachments.map((file) => String(file.id)));
}

/** With a deleted message its files go too, unless they were sent in another one as well. */
export async function releaseAttachments(deps: Deps, doc: MessageDoc): Promise<void> {
  const ids = doc.attachments?.map((file) => String(file.id)) ?? [];
  if (ids.length === 0) return;
  const held = new Set(await heldAmong(ids));
  const owner = { ownerKind: ATTACHMENT_OWNER, ownerId: String(doc.conversationId) };
  for (const id of ids) if (!held.has(id)) await releaseFile(deps, id, owner);
}

/** Removes files of messages that were never stored, because the process was killed in between. */
export async function sweepAttachments(deps: Deps): Promise<void> {
  const before = new Date(deps.now().getTime() - DAY_MS);
  for await (const claimed of claimedFor(ATTACHMENT_OWNER, before)) {
    const held = new Set(await heldAmong(claimed.map(({ id }) => id)));
    for (const { id, ownerId } of claimed)
      if (!held.has(id)) await releaseFile(deps, id, { ownerKind: ATTACHMENT_OWNER, ownerId });
  }
}

/** Whoever takes part in the conversation now reads its files. */
export const readsAttachment: FileReader = async (_deps, actor, { ownerId }) => {
  const doc = await Conversations.findById(ownerId).lean<ConversationDoc>();
  return doc !== null && canSee(actor, guardedOf(doc));
};
