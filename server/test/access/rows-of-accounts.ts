import { call, request } from '../app.ts';
import { PASSWORD } from '../factories.ts';
import {
  EVERYBODY,
  MEMBERS,
  NOBODY,
  nothing,
  OWN_ORGANISATION,
  OWNERS,
  PEOPLE,
  row,
  SELF,
  type Row,
} from './row.ts';
import { type World } from './world.ts';

async function openInvitation(w: World): Promise<string> {
  const email = `invited${w.count()}@example.org`;
  await call(w.app, 'organisations.invite', { body: { email, role: 'viewer' } }, w.owner.cookie);
  const { body } = await call(w.app, 'organisations.read', {}, w.owner.cookie);
  return body.invitations.find((one) => one.email === email)?.id ?? '';
}

/** Another session of the owner's, which is theirs to end. */
async function secondSession(w: World): Promise<string> {
  await request(w.app, 'POST', '/api/auth/sign-in/email', {
    body: { email: w.owner.email, password: PASSWORD },
  });
  const { body } = await call(w.app, 'security.listSessions', {}, w.owner.cookie);
  return body.items.find((session) => !session.current)?.id ?? '';
}

/** Rows of organisations' members and of what secures an account. */
export const ACCOUNT_ROWS: Row[] = [
  // The organisation is the one each acts for; a foreign member or invitation is not there.
  row('organisations.read', MEMBERS, nothing),
  row('organisations.invite', OWN_ORGANISATION, (w) => ({
    body: { email: `guest${w.count()}@example.org`, role: 'viewer' },
  })),
  row('organisations.resendInvitation', OWNERS, async (w) => ({
    params: { id: await w.once('invitation', () => openInvitation(w)) },
  })),
  row('organisations.revokeInvitation', OWNERS, async (w) => ({ params: { id: await openInvitation(w) } })),
  row('organisations.readInvitation', EVERYBODY, () => ({ body: { token: 'x'.repeat(40) } })),
  row('organisations.acceptInvitation', PEOPLE, () => ({ body: { token: 'x'.repeat(40) } })),
  row('organisations.changeRole', OWNERS, async (w) => ({
    params: { personId: w.owner.personId },
    body: { role: 'owner' },
  })),
  row('organisations.removeMember', OWNERS, (w) => ({ params: { personId: w.owner.personId } })),
  row('organisations.transfer', { ...MEMBERS, viewer: 404, editor: 404, owner: 404, foreign: 404 }, () => ({
    body: { personId: 'a'.repeat(24) },
  })),
  row('organisations.undoDeletion', OWN_ORGANISATION, nothing),
  row('organisations.askForDeletion', OWN_ORGANISATION, () => ({ body: { name: 'Not its name' } })),

  // security
  row('security.read', PEOPLE, nothing),
  row('security.confirm', PEOPLE, () => ({ body: { password: 'not theirs' } })),
  row('security.rename', PEOPLE, () => ({ body: { name: 'Somebody Else' } })),
  row('security.changePassword', PEOPLE, () => ({
    body: { currentPassword: 'not theirs', newPassword: 'seven blue herons wait' },
  })),
  row('security.changeEmail', PEOPLE, (w) => ({ body: { email: `moved${w.count()}@example.org` } })),
  row('security.cancelEmail', PEOPLE, nothing),
  row('security.confirmEmail', EVERYBODY, () => ({ body: { token: 'x'.repeat(40) } })),
  row('security.startTwoFactor', PEOPLE, () => ({ body: { password: 'not theirs' } })),
  row('security.renewRecoveryCodes', PEOPLE, () => ({ body: { password: 'not theirs' } })),
  row('security.renamePasskey', NOBODY, () => ({
    params: { id: 'a'.repeat(24) },
    body: { name: 'Key' },
  })),
  row('security.removePasskey', NOBODY, () => ({ params: { id: 'a'.repeat(24) } })),
  row('security.listSessions', PEOPLE, nothing),
  row('security.endSession', SELF, async (w) => ({
    params: { id: await w.once('session', () => secondSession(w)) },
  })),
  row('security.endOtherSessions', PEOPLE, nothing),
];
