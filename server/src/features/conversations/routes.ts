import { conversations } from '@klammer/contracts/conversations';
import { on, type Route } from '../../http/mount.ts';
import { editMessage, listVersions, pinMessage, react, removeMessage } from './changing.ts';
import { listContacts } from './contacts.ts';
import { exportAsJson } from './exporting.ts';
import { leaveConversation, listGroups, openGroup } from './groups.ts';
import { listChanges, listMessages, listPinned, searchMessages } from './history.ts';
import { exportAsPdf } from './pdf.ts';
import { listPeople } from './people.ts';
import { isPresenceShown, showPresence } from './presence.ts';
import { listReports, reportMessage, settleReport } from './reports.ts';
import { sendMessage } from './sending.ts';
import { arrange, getConversation, listConversations, read, saveDraft } from './service.ts';

export const conversationRoutes: Route[] = [
  on(conversations.list)(async (_deps, { actor, query }) => listConversations(actor, query)),
  on(conversations.contacts)(async (_deps, { actor }) => listContacts(actor)),
  on(conversations.get)(async (_deps, { actor, params }) => getConversation(actor, params.id)),
  on(conversations.people)(async (deps, { actor, params }) => listPeople(deps, actor, params.id)),
  on(conversations.messages)(async (_deps, { actor, params, query }) =>
    listMessages(actor, params.id, query),
  ),
  on(conversations.changes)(async (deps, { actor, params, query }) =>
    listChanges(deps, actor, params.id, query.after),
  ),
  on(conversations.search)(async (_deps, { actor, params, query }) =>
    searchMessages(actor, params.id, query),
  ),
  on(conversations.pinned)(async (_deps, { actor, params }) => listPinned(actor, params.id)),
  on(conversations.send)(async (deps, { actor, params, body }) => sendMessage(deps, actor, params.id, body)),
  on(conversations.edit)(async (deps, { actor, params, body }) =>
    editMessage(deps, actor, params, body.text),
  ),
  on(conversations.remove)(async (deps, { actor, params }) => removeMessage(deps, actor, params)),
  on(conversations.versions)(async (_deps, { actor, params }) => listVersions(actor, params)),
  on(conversations.react)(async (deps, { actor, params, body }) => react(deps, actor, params, body)),
  on(conversations.pin)(async (deps, { actor, params, body }) =>
    pinMessage(deps, actor, params, body.pinned),
  ),
  on(conversations.report)(async (deps, { actor, params, body }) => reportMessage(deps, actor, params, body)),
  on(conversations.read)(async (deps, { actor, params, body }) =>
    read(deps, actor, params.id, body.sequence),
  ),
  on(conversations.draft)(async (_deps, { actor, params, body }) => saveDraft(actor, params.id, body.text)),
  on(conversations.arrange)(async (deps, { actor, params, body }) => arrange(deps, actor, params.id, body)),
  on(conversations.leave)(async (deps, { actor, params }) => leaveConversation(deps, actor, params.id)),
  on(conversations.export)(async (deps, { actor, params, query }) =>
    query.format === 'pdf'
      ? exportAsPdf(deps, actor, params.id, query.language)
      : exportAsJson(deps, actor, params.id),
  ),
  on(conversations.presence)(async (_deps, { actor }) => ({ shown: await isPresenceShown(actor.personId) })),
  on(conversations.setPresence)(async (_deps, { actor, body }) => showPresence(actor, body.shown)),
  on(conversations.openGroup)(async (deps, { body }) => openGroup(deps, body)),
  on(conversations.groups)(async (_deps, { query }) => listGroups(query)),
  on(conversations.reports)(async (_deps, { query }) => listReports(query)),
  on(conversations.settleReport)(async (deps, { params, body }) =>
    settleReport(deps, params.id, body.outcome),
  ),
];
