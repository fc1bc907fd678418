import { call } from '../app.ts';
import { clientId, EDITORS, INSIDERS, MEMBERS, OPERATOR, PEOPLE, nothing, row, type Row } from './row.ts';
import { type World } from './world.ts';

/** The place of a fresh message by the owner. */
async function place(w: World): Promise<{ id: string; sequence: number }> {
  const body = { clientId: clientId(w), text: 'Guten Tag' };
  const params = { id: w.conversation };
  const sent = await call(w.app, 'conversations.send', { params, body }, w.owner.cookie);
  return { id: w.conversation, sequence: sent.body.sequence };
}

/** The id of a report that the other side made. */
async function reported(w: World): Promise<string> {
  const params = await place(w);
  await call(w.app, 'conversations.report', { params, body: { reason: 'spam' } }, w.partner.cookie);
  const operator = w.people.operator?.cookie;
  const { body } = await call(w.app, 'conversations.reports', { query: {} }, operator);
  return body.items[0]?.id ?? '';
}

/** Conversations, over HTTP and sockets. */
export const CONVERSATION_ROWS: Row[] = [
  row('conversations.list', MEMBERS, nothing),
  row('conversations.contacts', MEMBERS, nothing),
  row('conversations.get', INSIDERS, (w) => ({ params: { id: w.conversation } })),
  row('conversations.messages', INSIDERS, (w) => ({ params: { id: w.conversation } })),
  row('conversations.send', EDITORS, (w) => ({
    params: { id: w.conversation },
    body: { clientId: clientId(w), text: 'Guten Tag' },
  })),
  row('conversations.read', INSIDERS, (w) => ({ params: { id: w.conversation }, body: { sequence: 0 } })),
  row('conversations.people', INSIDERS, (w) => ({ params: { id: w.conversation } })),
  row('conversations.pinned', INSIDERS, (w) => ({ params: { id: w.conversation } })),
  row('conversations.export', INSIDERS, (w) => ({ params: { id: w.conversation }, query: {} })),
  row(
    'conversations.export',
    INSIDERS,
    (w) => ({ params: { id: w.conversation }, query: { format: 'pdf' } }),
    'as PDF',
  ),
  row('conversations.changes', INSIDERS, (w) => ({ params: { id: w.conversation }, query: { after: 0 } })),
  row('conversations.search', INSIDERS, (w) => ({ params: { id: w.conversation }, query: { q: 'Guten' } })),
  row('conversations.versions', INSIDERS, async (w) => ({ params: await place(w) })),
  row('conversations.report', INSIDERS, async (w) => ({
    params: await place(w),
    body: { reason: 'other' },
  })),
  row('conversations.edit', { ...EDITORS, editor: 403 }, async (w) => ({
    params: await place(w),
    body: { text: 'Guten Abend' },
  })),
  row('conversations.remove', { ...EDITORS, editor: 403 }, async (w) => ({ params: await place(w) })),
  row('conversations.react', EDITORS, async (w) => ({
    params: await place(w),
    body: { code: 'agree', on: true },
  })),
  row('conversations.pin', EDITORS, async (w) => ({ params: await place(w), body: { pinned: true } })),
  row('conversations.draft', INSIDERS, (w) => ({ params: { id: w.conversation }, body: { text: 'Gut' } })),
  row('conversations.arrange', INSIDERS, (w) => ({ params: { id: w.conversation }, body: { muted: false } })),
  // Only groups can be left; the one of this world is none.
  row('conversations.leave', { ...EDITORS, editor: 403, owner: 403 }, (w) => ({
    params: { id: w.conversation },
  })),
  row('conversations.presence', PEOPLE, nothing),
  row('conversations.setPresence', PEOPLE, () => ({ body: { shown: true } })),
  row('conversations.openGroup', OPERATOR, (w) => ({
    body: { title: 'Runde', organisations: [w.owner.organisationId, w.partner.organisationId] },
  })),
  row('conversations.groups', OPERATOR, nothing),
  row('conversations.reports', OPERATOR, nothing),
  row('conversations.settleReport', OPERATOR, async (w) => ({
    params: { id: await w.once('report', () => reported(w)) },
    body: { outcome: 'Ermahnt' },
  })),
  row('message:send', { ...EDITORS, bare: 404, operator: 404 }, (w) => ({
    conversationId: w.conversation,
    clientId: clientId(w),
    text: 'Guten Tag',
  })),
  row('conversation:read', { ...INSIDERS, bare: 404, operator: 404 }, (w) => ({
    conversationId: w.conversation,
    sequence: 0,
  })),
  row('conversation:typing', { ...INSIDERS, bare: 404, operator: 404 }, (w) => ({
    conversationId: w.conversation,
  })),
  row('conversation:catch-up', { ...INSIDERS, bare: 404, operator: 404 }, (w) => ({
    conversationId: w.conversation,
    after: 0,
  })),
];
