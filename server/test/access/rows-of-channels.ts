import { linksFor } from '../../src/features/channels/links.ts';
import { buildSubscription } from '../../src/features/channels/testing.ts';
import { call } from '../app.ts';
import { EVERYBODY, MEMBERS, nothing, PEOPLE, row, SELF, type Row } from './row.ts';
import { type World } from './world.ts';

async function device(w: World): Promise<string> {
  const body = buildSubscription();
  return (await call(w.app, 'channels.addDevice', { body }, w.owner.cookie)).body.id;
}

const tokenOf = (w: World): string =>
  new URL(
    linksFor(w.app.deps, { personId: w.owner.personId, email: w.owner.email, locale: 'de' }).page,
  ).searchParams.get('token') ?? '';

/** Rows of how notifications reach people. Whoever has the link of a mail may choose mails by it. */
export const CHANNEL_ROWS: Row[] = [
  row('channels.read', PEOPLE, nothing),
  row('channels.choose', PEOPLE, () => ({
    body: { organisationId: null, choices: { messages: { mail: 'weekly', push: true } } },
  })),
  row(
    'channels.choose',
    { ...MEMBERS, bare: 404, foreign: 404, operator: 404 },
    (w) => ({ body: { organisationId: w.owner.organisationId, choices: {} } }),
    'for one organisation',
  ),
  row('channels.setQuietHours', PEOPLE, () => ({ body: { quiet: { from: '22:00', to: '07:00' } } })),
  row('channels.addDevice', PEOPLE, () => ({ body: buildSubscription() })),
  row('channels.removeDevice', SELF, async (w) => ({ params: { id: await device(w) } })),
  row('channels.openUnsubscribe', EVERYBODY, (w) => ({ query: { token: tokenOf(w) } })),
  row('channels.unsubscribe', EVERYBODY, (w) => ({ query: { token: tokenOf(w) } })),
  row('channels.readByLink', EVERYBODY, (w) => ({ query: { token: tokenOf(w) } })),
  row('channels.chooseByLink', EVERYBODY, (w) => ({ query: { token: tokenOf(w) }, body: { mail: {} } })),
];
