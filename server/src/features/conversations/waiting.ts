import { type Conversation } from '@klammer/contracts/conversations';
import { type Member } from '../../actor.ts';
import {
  MOST_WAITING,
  waiting,
  waitingCount,
  type Waiting,
  type WaitingFor,
} from '../../contributions/waiting.ts';
import { countOpenReports, listOldestReports } from './reports.ts';
import { listConversations } from './service.ts';

export const conversationsWaiting: WaitingFor = {
  member: async (_deps, actor) => {
    const { items } = await listConversations(actor, { archived: 'false', limit: MOST_WAITING });
    return items.flatMap((conversation) => waitingIn(actor, conversation));
  },
  operator: async () => waitingCount('reports-open', '/operator/reports', await countOpenReports()),
  queue: async () => ({ items: await listOldestReports(MOST_WAITING), count: await countOpenReports() }),
};

function waitingIn(actor: Member, conversation: Conversation): Waiting[] {
  const { id, title, organisations, lastMessage, unread, draft, muted } = conversation;
  const path = `/messages/${id}`;
  const others = organisations.filter((one) => one.id !== actor.organisationId);
  const [other] = others;
  const who = other ? { name: title || other.name, kind: other.kind, logo: other.logo } : null;
  const about = lastMessage?.text ?? '';
  return [
    ...(unread > 0 && !muted ? [waiting('messages-unread', path, { about, who, count: unread })] : []),
    ...(draft !== '' ? [waiting('message-to-send', path, { about: draft, who })] : []),
  ];
}
