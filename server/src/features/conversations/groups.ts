import { type conversations } from '@klammer/contracts/conversations';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { Problem } from '../../problem.ts';
import { isBlockedAmong } from '../blocks/service.ts';
import { notify } from '../notifications/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { append } from './appending.ts';
import { Conversations, type ConversationDoc } from './model.ts';
import { canLeave, sendingFor } from './policy.ts';
import { guardedOf, presentGroup, presentMessage } from './present.ts';
import { readConversation } from './reading.ts';

/** How a conversation begins. */
export interface Opening {
  id: string;
  organisations: string[];
  introductionId?: string | null;
  kind?: ConversationDoc['kind'];
  title?: string;
  at: Date;
}

/** Opens a conversation under an id derived from its cause: opened twice, it is the same one. */
export async function openConversation(deps: Pick<Deps, 'publish'>, opening: Opening): Promise<void> {
  const { id, organisations, introductionId = null, kind = 'introduction', title = '', at } = opening;
  const { upsertedCount } = await Conversations.updateOne(
    { _id: id },
    {
      $setOnInsert: {
        kind,
        title,
        organisations,
        introductionId,
        lastSequence: 0,
        lastChange: 0,
        createdAt: at,
        updatedAt: at,
      },
    },
    { upsert: true },
  );
  if (upsertedCount > 0) deps.publish({ organisations }, 'conversation:opened', { conversationId: id });
}

/** @throws Problem invalid-input where one does not exist | not-possible-now where two never meet */
export async function openGroup(
  deps: Deps,
  { title, organisations }: { title: string; organisations: string[] },
): Promise<{ id: string }> {
  const wanted = [...new Set(organisations)];
  const profiles = await findProfiles(wanted);
  if (profiles.length < wanted.length)
    throw new Problem('invalid-input', 'One of the organisations does not exist.');
  if (await isBlockedAmong(wanted))
    throw new Problem('not-possible-now', 'Two of these organisations do not want to meet each other.');
  const id = new mongoose.Types.ObjectId().toHexString();
  await openConversation(deps, { id, title, organisations: wanted, kind: 'group', at: deps.now() });
  const names = profiles.map((profile) => profile.name).join(', ');
  await notify(deps, {
    key: `conversation:${id}:opened`,
    type: 'conversation-opened',
    to: { organisations: wanted },
    title: { de: `Neue Gruppe: ${title}`, en: `New group: ${title}` },
    text: { de: `Der Betreiber bringt zusammen: ${names}`, en: `The operator brings together: ${names}` },
    path: `/messages/${id}`,
  });
  return { id };
}

/** The groups of the region, newest first. */
export async function listGroups({
  cursor,
  limit,
}: Parsed<typeof conversations.groups>['query']): Promise<Output<typeof conversations.groups>> {
  const docs = await Conversations.find({ kind: 'group', ...after('createdAt', cursor) })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ConversationDoc[]>();
  const found = await findProfiles([...new Set(docs.flatMap((doc) => doc.organisations.map(String)))]);
  const profiles = new Map(found.map((profile) => [String(profile._id), profile]));
  return toPage(
    docs,
    limit,
    (doc) => doc.createdAt,
    (doc) => presentGroup(doc, profiles),
  );
}

/**
 * Leaves a group. The others are told in the conversation first: the message's id comes from the leaving, so that
 * leaving again after a kill says it once. Whoever left hears nothing more, because facts go to those who take part.
 */
export async function leaveConversation(deps: Deps, actor: Person, id: string): Promise<void> {
  const before = await readConversation(actor, id);
  const organisationId = sendingFor(actor, guardedOf(before));
  if (!organisationId || !canLeave(actor, guardedOf(before))) throw new Problem('forbidden');
  const { doc } = await append(id, () => ({
    kind: 'left',
    clientId: `left-${id}-${organisationId}`,
    senderId: new mongoose.Types.ObjectId(actor.personId),
    senderName: actor.name,
    organisationId: new mongoose.Types.ObjectId(organisationId),
    text: '',
    sentAt: deps.now(),
  }));
  await Conversations.updateOne({ _id: id }, { $pull: { organisations: organisationId } });
  deps.publish({ organisations: [...guardedOf(before).organisations] }, 'message:sent', presentMessage(doc));
  deps.publish({ organisations: [organisationId] }, 'conversation:arranged', { conversationId: id });
}
