import { type Feature } from '../../feature.ts';
import { ATTACHMENT_OWNER, readsAttachment, sweepAttachments } from './attachments.ts';
import { conversationsPersonal } from './personal.ts';
import { conversationRoutes } from './routes.ts';
import { reconcileConversations } from './service.ts';
import { conversationCommands } from './sockets.ts';
import { conversationsWaiting } from './waiting.ts';
import { conversationsOrganisations } from './merging.ts';

export const conversationsFeature: Feature = {
  routes: () => conversationRoutes,
  commands: conversationCommands,
  jobs: () => [{ name: 'sweep-attachments', everyMs: 6 * 3600_000, run: sweepAttachments }],
  repairs: [reconcileConversations],
  personal: conversationsPersonal,
  fileReaders: { [ATTACHMENT_OWNER]: readsAttachment },
  waiting: conversationsWaiting,
  organisations: conversationsOrganisations,
};
