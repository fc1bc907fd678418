import type { Me } from '@klammer/contracts/accounts';

/** Whether somebody may organise a call with the organisation they act for: partners may, and the operator. */
export function organisesCalls({ organisations, organisationId, person }: Me): boolean {
  const own = organisations.find((one) => one.id === organisationId);

  return own !== undefined && (own.kind === 'partner' || Boolean(person?.operator));
}
