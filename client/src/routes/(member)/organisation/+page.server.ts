import { fail, redirect } from '@sveltejs/kit';
import type { Role } from '@klammer/contracts/organisations';
import { ApiProblem, call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, tryForm, went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, depends, url }) => {
  depends('app:organisation');
  const [organisation, blocked] = await Promise.all([
    call(fetch, 'organisations.read'),
    call(fetch, 'blocks.list'),
  ]);

  return { organisation, blocked, justBlocked: url.searchParams.get('blocked') };
};

const ROLES: readonly Role[] = ['owner', 'editor', 'viewer'];
const roleOf = (form: FormData): Role => ROLES.find((role) => role === form.get('role')) ?? 'viewer';

export const actions: Actions = {
  invite: async ({ request, fetch }) => {
    const form = await request.formData();
    const email = textOf(form, 'email').trim();

    return tryForm('invite', async () => {
      try {
        await call(fetch, 'organisations.invite', { body: { email, role: roleOf(form) } });
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== 'duplicate') throw error;

        const errors: Record<string, string> = { email: m.organisation_member_already() };

        return fail(409, { about: 'invite', done: null, failure: null, errors });
      }

      return went('invite', m.organisation_invited({ email }));
    });
  },
  resend: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('invitations', async () => {
      await call(fetch, 'organisations.resendInvitation', { params: { id } });

      return went('invitations', m.organisation_invitation_resent());
    });
  },
  revoke: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('invitations', async () => {
      await call(fetch, 'organisations.revokeInvitation', { params: { id } });

      return went('invitations', m.organisation_invitation_revoked());
    });
  },
  role: async ({ request, fetch }) => {
    const form = await request.formData();

    return tryForm('members', async () => {
      await call(fetch, 'organisations.changeRole', {
        params: { personId: textOf(form, 'personId') },
        body: { role: roleOf(form) },
      });

      return went('members', m.organisation_role_changed());
    });
  },
  remove: async ({ request, fetch }) => {
    const personId = textOf(await request.formData(), 'personId');

    return tryForm('members', async () => {
      await call(fetch, 'organisations.removeMember', { params: { personId } });

      return went('members', m.organisation_member_removed());
    });
  },
  transfer: async ({ request, fetch }) => {
    const personId = textOf(await request.formData(), 'personId');

    return tryForm('members', async () => {
      await call(fetch, 'organisations.transfer', { body: { personId } });

      return went('members', m.organisation_transferred());
    });
  },
  unblock: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('blocked', async () => {
      await call(fetch, 'blocks.remove', { params: { id } });

      return went('blocked', m.block_undone());
    });
  },
  leave: async ({ fetch }) =>
    tryForm('leave', async () => {
      await call(fetch, 'organisations.leave');
      redirect(303, link('/settings/organisations'));
    }),
  delete: async ({ request, fetch }) => {
    const name = textOf(await request.formData(), 'name');

    return tryForm('delete', async () => {
      try {
        await call(fetch, 'organisations.askForDeletion', { body: { name } });
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== 'invalid-input') throw error;

        const errors: Record<string, string> = { name: m.organisation_wrong_name() };

        return fail(400, { about: 'delete', done: null, failure: null, errors });
      }

      return went('delete', m.organisation_deletion_asked());
    });
  },
  undo: async ({ fetch }) =>
    tryForm('delete', async () => {
      await call(fetch, 'organisations.undoDeletion');

      return went('delete', m.organisation_deletion_undone());
    }),
};
