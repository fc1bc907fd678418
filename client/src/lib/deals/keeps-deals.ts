import type { Me } from '@klammer/contracts/accounts';
import type { Kind } from '@klammer/contracts/profiles';

const actsFor = ({ organisations, organisationId }: Me, kind: Kind): boolean =>
  organisations.some((one) => one.id === organisationId && one.kind === kind);

/** Whether the organisation somebody acts for is an investor, for whom there are the pages of deals. */
export const keepsDeals = (me: Me): boolean => actsFor(me, 'investor');

/** Whether it is a start-up, which investors tell where it stands with them. */
export const isToldOfDeals = (me: Me): boolean => actsFor(me, 'startup');
