import { conversations } from '@klammer/contracts/conversations';
import { on, type Route } from '../../http/mount.ts';
import { getConversation, listConversations, listMessages, read, send } from './service.ts';

export const conversationRoutes: Route[] = [
  on(conversations.list)(async (_deps, { actor, query }) => listConversations(actor, query)),
  on(conversations.get)(async (_deps, { actor, params }) => getConversation(actor, params.id)),
  on(conversations.messages)(async (_deps, { actor, params, query }) =>
    listMessages(actor, params.id, query),
  ),
  on(conversations.send)(async (deps, { actor, params, body }) => send(deps, actor, params.id, body)),
  on(conversations.read)(async (deps, { actor, params, body }) =>
    read(deps, actor, params.id, body.sequence),
  ),
];
