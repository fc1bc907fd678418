import type { Me } from '@klammer/contracts/accounts';

/** Whether the organisation somebody acts for is an investor, for whom there are the pages of deals. */
export function keepsDeals({ organisations, organisationId }: Me): boolean {
  return organisations.some((one) => one.id === organisationId && one.kind === 'investor');
}
