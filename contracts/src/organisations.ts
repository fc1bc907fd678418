import { z } from 'zod';
import { Email, OwnOrganisation } from './accounts.ts';
import { endpoint, inPerson } from './endpoint.ts';
import { Kind } from './profiles.ts';
import { Id, Moment, name } from './text.ts';

export const ROLES = ['owner', 'editor', 'viewer'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Somebody who belongs to the organisation you act for. */
export const OrganisationMember = z.object({
  personId: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  you: z.boolean(),
  joinedAt: Moment.nullable(),
});
export type OrganisationMember = z.infer<typeof OrganisationMember>;

export const OrganisationInvitation = z.object({
  id: Id,
  email: z.string(),
  role: Role,
  status: z.enum(['open', 'lapsed']),
  sentAt: Moment,
  expiresAt: Moment,
});
export type OrganisationInvitation = z.infer<typeof OrganisationInvitation>;

export const OrganisationDetail = z.object({
  id: Id,
  name: z.string(),
  slug: z.string(),
  kind: Kind,
  role: Role,
  members: z.array(OrganisationMember),
  /** Only owners see who is invited. */
  invitations: z.array(OrganisationInvitation),
  /** Set while it is on its way out: until then it can be kept. */
  deletion: z.object({ askedAt: Moment, finalAt: Moment }).nullable(),
  abilities: z.object({ manage: z.boolean(), leave: z.boolean() }),
});
export type OrganisationDetail = z.infer<typeof OrganisationDetail>;

/** What somebody who opens the link of an invitation may know before they sign in. */
export const InvitationView = z.object({
  organisation: z.string(),
  kind: Kind,
  role: Role,
  invitedBy: z.string(),
  expiresAt: Moment,
  /** Whether the signed-in person is the one it was sent to; false for strangers too. */
  yours: z.boolean(),
});
export type InvitationView = z.infer<typeof InvitationView>;

const Token = z.string().min(20).max(200);
const member = z.object({ personId: Id });
const invitation = z.object({ id: Id });

export const organisations = inPerson(
  {
    create: endpoint({
      method: 'POST',
      path: '/api/organisations',
      summary: 'Create an organisation with an empty profile and act for it',
      access: 'person',
      body: z.object({ name: name(120).min(2), kind: Kind }),
      response: OwnOrganisation,
      status: 201,
    }),
    actFor: endpoint({
      method: 'PUT',
      path: '/api/me/organisation',
      summary: 'Choose which of your organisations you act for',
      access: 'person',
      body: z.object({ organisationId: Id }),
      response: OwnOrganisation,
    }),
    read: endpoint({
      method: 'GET',
      path: '/api/organisation',
      summary: 'The organisation you act for: members, invitations, whether it is being deleted',
      access: 'member',
      response: OrganisationDetail,
    }),
    invite: endpoint({
      method: 'POST',
      path: '/api/organisation/invitations',
      summary: 'Invite somebody by e-mail; inviting again sends a new link and the old one no longer counts',
      access: 'member',
      body: z.object({ email: Email, role: Role }),
    }),
    resendInvitation: endpoint({
      method: 'POST',
      path: '/api/organisation/invitations/:id/resend',
      summary: 'Send an invitation again with a new link',
      access: 'member',
      params: invitation,
    }),
    revokeInvitation: endpoint({
      method: 'DELETE',
      path: '/api/organisation/invitations/:id',
      summary: 'Take an invitation back',
      access: 'member',
      params: invitation,
    }),
    readInvitation: endpoint({
      method: 'POST',
      path: '/api/invitations/read',
      summary: 'What an invitation is for, by the token of its link',
      access: 'public',
      body: z.object({ token: Token }),
      response: InvitationView,
    }),
    acceptInvitation: endpoint({
      method: 'POST',
      path: '/api/invitations/accept',
      summary: 'Join; only who has confirmed the very address it was sent to may, and once',
      access: 'person',
      body: z.object({ token: Token }),
      response: z.object({ organisationId: Id }),
    }),
    changeRole: endpoint({
      method: 'PUT',
      path: '/api/organisation/members/:personId',
      summary: 'Give a member another role; somebody always stays owner',
      access: 'member',
      params: member,
      body: z.object({ role: Role }),
    }),
    removeMember: endpoint({
      method: 'DELETE',
      path: '/api/organisation/members/:personId',
      summary: 'Remove a member',
      access: 'member',
      params: member,
    }),
    leave: endpoint({
      method: 'POST',
      path: '/api/organisation/leave',
      summary: 'Leave; the last owner cannot',
      access: 'member',
    }),
    transfer: endpoint({
      method: 'POST',
      path: '/api/organisation/transfer',
      summary: 'Make another member owner and become an editor yourself',
      access: 'member',
      body: z.object({ personId: Id }),
    }),
    askForDeletion: endpoint({
      method: 'POST',
      path: '/api/organisation/deletion',
      summary: 'Delete: the profile is hidden at once, everything is gone after 30 days',
      access: 'member',
      body: z.object({ name: z.string().max(200) }),
    }),
    undoDeletion: endpoint({
      method: 'DELETE',
      path: '/api/organisation/deletion',
      summary: 'Keep it after all; the profile comes back as it was',
      access: 'member',
    }),
  },
  ['actFor', 'read', 'readInvitation'],
);
