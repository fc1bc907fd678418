import type { Me } from '@klammer/contracts/accounts';

/** Whether the organisation somebody acts for may ask start-ups for something: companies and partners may. */
export function makesRequests({ organisations, organisationId }: Me): boolean {
  const kind = organisations.find((one) => one.id === organisationId)?.kind;

  return kind === 'company' || kind === 'partner';
}
