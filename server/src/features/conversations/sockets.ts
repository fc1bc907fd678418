import { onCommand, type CommandHandler } from '../../sockets/on.ts';
import { listMessages, read, send, typing } from './service.ts';

const CATCH_UP_LIMIT = 200;

export const conversationCommands: CommandHandler[] = [
  onCommand('message:send', async (deps, actor, { conversationId, ...message }) =>
    send(deps, actor, conversationId, message),
  ),
  onCommand('conversation:read', async (deps, actor, { conversationId, sequence }) => {
    await read(deps, actor, conversationId, sequence);
    return null;
  }),
  onCommand('conversation:typing', async (deps, actor, { conversationId }) => {
    await typing(deps, actor, conversationId);
    return null;
  }),
  onCommand('conversation:catch-up', async (_deps, actor, { conversationId, after }) =>
    listMessages(actor, conversationId, { after, limit: CATCH_UP_LIMIT }),
  ),
];
