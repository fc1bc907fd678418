/**
 * Who gets what from every endpoint and socket command. `matrix.test.ts` tries each row as every role and fails for an
 * endpoint or command that has none.
 *
 * ADD A ROW (three lines at most), in `rows-of-<feature>.ts`, whose list `ROWS` takes up:
 *
 *   row('bookmarks.remove', EDITORS, async (w) => ({
 *     params: { id: await w.once('bookmark', () => buildBookmark(w.app, w.owner)) },
 *   })),
 *
 * The middle is the outcome by role: one of the sets in `row.ts`, or your own with `{ ...EDITORS, foreign: 403 }`. The last is a
 * valid input about a thing of `w.owner`'s organisation; `w.once` builds it once. That a missing id is answered exactly like a
 * foreign one follows by itself. Where a thing has several states, give it several rows and say in a last argument which.
 */
import { upload } from '../../src/features/files/testing.ts';
import { notify } from '../../src/features/notifications/service.ts';
import { call } from '../app.ts';
import {
  EVERYBODY,
  PEOPLE,
  MEMBERS,
  ACTING,
  INSIDERS,
  EDITORS,
  OPERATOR,
  SELF,
  OWN_AS_MEMBER,
  nothing,
  row,
  type Row,
} from './row.ts';
import { ACCOUNT_ROWS } from './rows-of-accounts.ts';
import { INTRODUCTION_ROWS } from './rows-of-introductions.ts';
import { AGREEMENT_ROWS } from './rows-of-agreements.ts';
import { PUBLIC_ROWS } from './rows-of-public.ts';
import { REQUEST_ROWS } from './rows-of-requests.ts';
import { CONVERSATION_ROWS } from './rows-of-conversations.ts';
import { CALL_ROWS } from './rows-of-calls.ts';
import { CHANNEL_ROWS } from './rows-of-channels.ts';
import { DEAL_ROWS } from './rows-of-deals.ts';
import { EVENT_ROWS } from './rows-of-events.ts';
import { MEMBERSHIP_ROWS } from './rows-of-membership.ts';
import { OPERATION_ROWS } from './rows-of-operation.ts';
import { OPERATOR_ROWS } from './rows-of-operator.ts';
import { PROGRAM_ROWS } from './rows-of-programs.ts';
import { ROOM_ROWS } from './rows-of-rooms.ts';
import { TOPIC_ROWS } from './rows-of-topics.ts';
import { type World } from './world.ts';

async function uploadText(w: World): Promise<string> {
  const { status, body } = await upload(w.app, w.owner, {
    name: 'note.txt',
    bytes: Buffer.from('Guten Tag'),
  });
  if (status !== 201) throw new Error(`uploading answered ${status}: ${JSON.stringify(body)}`);
  return body.id;
}

async function firstNotification(w: World): Promise<string> {
  await notify(w.app.deps, {
    key: 'access:1',
    type: 'introduction-asked',
    to: { persons: [w.owner.personId] },
    title: { de: 'Neu', en: 'New' },
    text: { de: 'Neu', en: 'New' },
    path: '/introductions',
  });
  const { body } = await call(w.app, 'notifications.list', {}, w.owner.cookie);
  return body.items.find((one) => one.title.en === 'New')?.id ?? '';
}

async function savedSearch(w: World): Promise<string> {
  const body = { name: 'H2', type: 'profile' as const, q: `H2 ${w.count()}` };
  return (await call(w.app, 'searches.save', { body }, w.owner.cookie)).body.id;
}

export type { Row } from './row.ts';

export const ROWS: Row[] = [
  // accounts, organisations
  row('accounts.me', EVERYBODY, nothing),
  row('accounts.setLocale', PEOPLE, () => ({ body: { locale: 'de' } })),
  row('accounts.setUpOperator', EVERYBODY, () => ({
    body: {
      token: 'x'.repeat(40),
      name: 'Somebody',
      email: 'somebody@example.org',
      password: 'p'.repeat(20),
    },
  })),
  row('organisations.actFor', { ...INSIDERS, bare: 404, operator: 404 }, (w) => ({
    body: { organisationId: w.owner.organisationId },
  })),
  ...ACCOUNT_ROWS,

  // profiles, search, matches
  row('profiles.get', EVERYBODY, (w) => ({ params: { slug: w.owner.slug } }), 'published'),
  row(
    'profiles.get',
    { ...EVERYBODY, stranger: 404, bare: 404, foreign: 404 },
    (w) => ({ params: { slug: w.hidden } }),
    'draft',
  ),
  row('profiles.mine', MEMBERS, nothing),
  row('profiles.update', { ...EDITORS, foreign: 403 }, (w) => ({
    params: { id: w.owner.organisationId },
    body: { revision: 0, stage: 'growth' },
  })),
  row('profiles.setStatus', { ...EDITORS, foreign: 403 }, (w) => ({
    params: { id: w.owner.organisationId },
    body: { status: 'published' },
  })),
  row('profiles.confirm', { ...EDITORS, foreign: 403 }, (w) => ({
    params: { id: w.owner.organisationId },
  })),
  row('profiles.verifyDomain', { ...EDITORS, foreign: 403 }, (w) => ({
    params: { id: w.owner.organisationId },
  })),
  row('profiles.history', INSIDERS, (w) => ({ params: { id: w.owner.organisationId } })),
  row('profiles.verifiable', OPERATOR, nothing),
  row('profiles.verify', OPERATOR, (w) => ({
    params: { id: w.owner.organisationId },
    body: { verification: 'operator' },
  })),
  row('profiles.newest', EVERYBODY, nothing),
  row('search.profiles', EVERYBODY, nothing),
  row('search.things', EVERYBODY, () => ({ query: { type: 'profile' } })),
  row('search.counts', EVERYBODY, nothing),
  row('searches.list', MEMBERS, nothing),
  row('searches.save', MEMBERS, (w) => ({ body: { name: 'H2', type: 'profile', q: `H2 ${w.count()}` } })),
  row('searches.update', OWN_AS_MEMBER, async (w) => ({
    params: { id: await savedSearch(w) },
    body: { name: 'Hydrogen' },
  })),
  row('searches.remove', OWN_AS_MEMBER, async (w) => ({ params: { id: await savedSearch(w) } })),
  row('exposure.report', OPERATOR, nothing),
  row('exposure.refresh', OPERATOR, nothing),
  row('funnel.read', OPERATOR, nothing),
  row('funnel.export', OPERATOR, nothing),
  row('funnel.stalls', OPERATOR, nothing),
  row('matches.list', MEMBERS, nothing),
  row('matches.get', MEMBERS, (w) => ({ params: { profileId: w.partner.organisationId } })),
  row('matches.preview', MEMBERS, () => ({ body: { topics: ['ai'] } })),
  row('matches.judge', ACTING, (w) => ({
    params: { profileId: w.partner.organisationId },
    body: { verdict: 'later' },
  })),

  // introductions
  row('introductions.list', MEMBERS, nothing),
  row('introductions.get', INSIDERS, (w) => ({ params: { id: w.incoming } })),
  row('introductions.ask', ACTING, (w) => ({
    body: { profileId: w.asker.organisationId, message: 'Guten Tag' },
  })),
  row('introductions.accept', EDITORS, (w) => ({ params: { id: w.incoming } })),
  row('introductions.decline', EDITORS, (w) => ({
    params: { id: w.declinable },
    body: { reason: 'not-now' },
  })),
  row('introductions.withdraw', EDITORS, (w) => ({ params: { id: w.outgoing } })),
  ...INTRODUCTION_ROWS,

  // conversations
  ...AGREEMENT_ROWS,
  ...REQUEST_ROWS,
  ...CALL_ROWS,
  ...DEAL_ROWS,
  ...CHANNEL_ROWS,
  ...EVENT_ROWS,
  ...ROOM_ROWS,
  ...CONVERSATION_ROWS,

  // home, notifications
  row('home.get', PEOPLE, nothing),
  row('notifications.list', PEOPLE, nothing),
  row('notifications.readAll', PEOPLE, () => ({ body: {} })),
  row('notifications.read', SELF, async (w) => ({
    params: { id: await w.once('notification', () => firstNotification(w)) },
  })),

  // files, mails: what is uploaded is refused by type before a policy is asked, which the tests of files cover
  row('files.upload', MEMBERS, () => ({ body: { purpose: 'attachment' } })),
  row('files.usage', MEMBERS, nothing),
  row('files.download', { ...INSIDERS, stranger: 404, bare: 404, operator: 404 }, async (w) => ({
    params: { id: await w.once('file', () => uploadText(w)) },
  })),
  row('files.discard', EDITORS, async (w) => ({ params: { id: await uploadText(w) } })),
  row('mails.templates', EVERYBODY, nothing),
  row('mails.list', OPERATOR, nothing),
  row('mails.retry', { ...OPERATOR, operator: 404 }, () => ({ params: { id: 'a'.repeat(24) } })),
  row('mails.discard', { ...OPERATOR, operator: 404 }, () => ({ params: { id: 'a'.repeat(24) } })),

  ...TOPIC_ROWS,
  ...MEMBERSHIP_ROWS,
  ...OPERATION_ROWS,
  ...OPERATOR_ROWS,
  ...PUBLIC_ROWS,
  ...PROGRAM_ROWS,

  // What changes who the roles are comes last.
  row('organisations.leave', MEMBERS, nothing),
  row('organisations.create', PEOPLE, (w) => ({ body: { name: `New ${w.count()}`, kind: 'startup' } })),
];

/** Addresses outside the contracts, with what guards them instead. A new one needs a line and a reason. */
export const UNCONTRACTED: Record<string, string> = {
  '/api/health': 'answers 503 with a body of its own; in the contracts as region.health',
  '/api/openapi.json': 'the public description of the API',
  '/api/docs': 'the public reference',
  '/api/auth/*rest': 'better-auth, by the list in accounts/mount.ts; see the tests of accounts and security',
};
