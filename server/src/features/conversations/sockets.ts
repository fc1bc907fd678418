import { onCommand, type CommandHandler } from '../../sockets/on.ts';
import { listChanges } from './history.ts';
import { sendMessage } from './sending.ts';
import { read, typing } from './service.ts';

export const conversationCommands: CommandHandler[] = [
  onCommand('message:send', async (deps, actor, { conversationId, ...message }) =>
    sendMessage(deps, actor, conversationId, message),
  ),
  onCommand('conversation:read', async (deps, actor, { conversationId, sequence }) => {
    await read(deps, actor, conversationId, sequence);
    return null;
  }),
  onCommand('conversation:typing', async (deps, actor, { conversationId }) => {
    await typing(deps, actor, conversationId);
    return null;
  }),
  onCommand('conversation:catch-up', async (deps, actor, { conversationId, after }) =>
    listChanges(deps, actor, conversationId, after),
  ),
];
