import { type Actor } from '../../actor.ts';

/** Owners alone decide who belongs to an organisation, and whether it goes on. */
export function canManage(actor: Actor, organisationId: string): boolean {
  return (
    actor?.memberships.some((one) => one.organisationId === organisationId && one.role === 'owner') ?? false
  );
}
