import { type FileAnswer } from '@klammer/contracts/endpoint';
import { type Types } from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { recordAudit } from '../audit/service.ts';
import { Messages, type MessageDoc } from './model.ts';
import { presentMessages } from './history.ts';
import { readConversation } from './reading.ts';

const AT_A_TIME = 500;

/** Everything said in a conversation after a place, in order, a stretch at a time. */
export async function* allMessages(conversationId: Types.ObjectId, from = 0) {
  for (let after = from; ;) {
    const docs = await Messages.find({ conversationId, sequence: { $gt: after } })
      .sort({ sequence: 1 })
      .limit(AT_A_TIME)
      .lean<MessageDoc[]>();
    const last = docs.at(-1);
    if (!last) return;
    yield presentMessages(conversationId, docs);
    after = last.sequence;
  }
}

/** The conversation as one JSON document, written as it is read: a long history never stands in memory whole. */
export async function exportAsJson(deps: Deps, actor: Person, id: string): Promise<FileAnswer> {
  const conversation = await readConversation(actor, id);
  await noteExport(deps, actor, id, 'json');
  return {
    type: 'application/json',
    name: `conversation-${id}.json`,
    disposition: 'attachment',
    body: writeJson(conversation._id, {
      id,
      kind: conversation.kind,
      title: conversation.title,
      organisations: conversation.organisations.map(String),
      createdAt: conversation.createdAt,
    }),
  };
}

async function* writeJson(conversationId: Types.ObjectId, about: object): AsyncIterable<Uint8Array> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  yield encode(`{"conversation":${JSON.stringify(about)},"messages":[`);
  let separator = '\n';
  for await (const page of allMessages(conversationId)) {
    yield encode(separator + page.map((message) => JSON.stringify(message)).join(',\n'));
    separator = ',\n';
  }
  yield encode('\n]}\n');
}

/** Who took a conversation out of the product, and as what, stays in the trail. */
export async function noteExport(
  deps: Deps,
  actor: Person,
  id: string,
  format: 'json' | 'pdf',
): Promise<void> {
  const subject = { kind: 'conversation', id };
  await recordAudit(deps, { actor, action: 'conversation.exported', subject, detail: { format } });
}
