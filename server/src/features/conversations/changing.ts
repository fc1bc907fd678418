import { type Message, type Reaction } from '@klammer/contracts/conversations';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { notFound, Problem } from '../../problem.ts';
import { rewordNews } from './announcing.ts';
import { releaseAttachments } from './attachments.ts';
import { refuseEnded } from './ending.ts';
import { Messages, type ConversationDoc, type MessageDoc } from './model.ts';
import { advance, readHeads } from './numbers.ts';
import { canChange, canSend } from './policy.ts';
import { guardedMessage, guardedOf, presentMessage } from './present.ts';
import { readConversation } from './reading.ts';
import { originalOf } from './sending.ts';

const MOST_TRIES = 60;
/** More than anybody can be behind who still tries. */
const NUMBERS_KEPT = 200;

type Update = Record<'$set' | '$unset' | '$push' | '$pull' | '$addToSet', Record<string, unknown>>;

export async function editMessage(deps: Deps, actor: Person, place: Place, text: string): Promise<Message> {
  const { conversation, doc } = await readChangeable(deps, actor, place);
  await refuseEnded(conversation);
  if (doc.text === text) return presentMessage(doc, await originalOf(doc));
  const at = deps.now();
  const edited = await change(deps, conversation, doc, {
    // Of two edits at once the second finds another text and is told.
    only: { deletedAt: null, text: doc.text },
    update: { $set: { text, editedAt: at }, $push: { versions: { text: doc.text, until: at } } },
  });
  await rewordNews(doc, edited);
  return edited;
}

/** Takes everything it said away, what it said before included; its place stays, so that nothing is out of order. */
export async function removeMessage(deps: Deps, actor: Person, place: Place): Promise<Message> {
  const { conversation, doc } = await readChangeable(deps, actor, place);
  const removed = await change(deps, conversation, doc, {
    only: {},
    update: {
      $set: { text: '', deletedAt: deps.now() },
      $unset: {
        versions: 1,
        attachments: 1,
        mentions: 1,
        reactions: 1,
        pinnedAt: 1,
        replyTo: 1,
        editedAt: 1,
      },
    },
  });
  await releaseAttachments(deps, doc);
  await rewordNews(doc, removed);
  return removed;
}

/** Reacting twice with the same is once; taking back what is not there changes nothing. */
export async function react(
  deps: Deps,
  actor: Person,
  place: Place,
  { code, on }: { code: Reaction; on: boolean },
): Promise<Message> {
  const { conversation, doc } = await readSendable(actor, place);
  const reaction = { code, personId: new mongoose.Types.ObjectId(actor.personId) };
  return change(deps, conversation, doc, {
    only: { deletedAt: null, reactions: on ? { $not: { $elemMatch: reaction } } : { $elemMatch: reaction } },
    update: on ? { $push: { reactions: reaction } } : { $pull: { reactions: reaction } },
  });
}

export async function pinMessage(deps: Deps, actor: Person, place: Place, pinned: boolean): Promise<Message> {
  const { conversation, doc } = await readSendable(actor, place);
  return change(deps, conversation, doc, {
    only: { deletedAt: null, pinnedAt: { $exists: !pinned } },
    update: pinned ? { $set: { pinnedAt: deps.now() } } : { $unset: { pinnedAt: 1 } },
  });
}

/** What an edited message said before. */
export async function listVersions(
  actor: Person,
  place: Place,
): Promise<{ items: { text: string; until: string }[] }> {
  const { doc } = await readPlace(actor, place);
  return {
    items: (doc.versions ?? []).map(({ text, until }) => ({ text, until: until.toISOString() })),
  };
}

/** Where a message is. */
export interface Place {
  id: string;
  sequence: number;
}

export async function readPlace(
  actor: Person,
  { id, sequence }: Place,
): Promise<{ conversation: ConversationDoc; doc: MessageDoc }> {
  const conversation = await readConversation(actor, id);
  const doc = await Messages.findOne({ conversationId: conversation._id, sequence }).lean<MessageDoc>();
  if (!doc) throw notFound();
  return { conversation, doc };
}

async function readSendable(actor: Person, place: Place) {
  const found = await readPlace(actor, place);
  if (!canSend(actor, guardedOf(found.conversation))) throw new Problem('forbidden');
  await refuseEnded(found.conversation);
  return found;
}

async function readChangeable(deps: Deps, actor: Person, place: Place) {
  const found = await readPlace(actor, place);
  if (!canChange(actor, guardedOf(found.conversation), guardedMessage(found.doc), deps.now()))
    throw new Problem('forbidden', 'Own messages can be changed for an hour.');
  return found;
}

/**
 * Changes a message and gives it the conversation's next change number, in one write. Of two who take the same number
 * the second tries again, by the unique index or, on the same message, by the filter: whoever has read up to a number
 * has missed nothing before it.
 */
async function change(
  deps: Deps,
  conversation: ConversationDoc,
  doc: MessageDoc,
  { only, update }: { only: Record<string, unknown>; update: Partial<Update> },
): Promise<Message> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const heads = await readHeads(conversation._id);
    try {
      const changed = await Messages.findOneAndUpdate(
        { _id: doc._id, change: { $lte: heads.change }, ...only },
        {
          ...update,
          $set: { ...update.$set, change: heads.change + 1 },
          $push: { ...update.$push, changes: { $each: [heads.change + 1], $slice: -NUMBERS_KEPT } },
        },
        { returnDocument: 'after' },
      ).lean<MessageDoc>();
      if (!changed && (await hasMoved(doc, heads.change))) continue;
      if (!changed) return await unchanged(doc);
      await advance([{ conversationId: conversation._id, ...heads, change: changed.change }]);
      const message = presentMessage(changed, await originalOf(changed));
      deps.publish({ organisations: [...guardedOf(conversation).organisations] }, 'message:changed', message);
      return message;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
  throw new Problem('unavailable', 'Too many people write at once.', { retryAfterSeconds: 1 });
}

async function hasMoved(doc: MessageDoc, past: number): Promise<boolean> {
  return (await Messages.exists({ _id: doc._id, change: { $gt: past } })) !== null;
}

/** The condition did not hold: it is that way already, or somebody else was quicker. */
async function unchanged(before: MessageDoc): Promise<Message> {
  const doc = await Messages.findById(before._id).lean<MessageDoc>();
  if (!doc) throw notFound();
  if (doc.text !== before.text || doc.deletedAt) throw new Problem('conflict');
  return presentMessage(doc, await originalOf(doc));
}
