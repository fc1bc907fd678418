import { accounts } from '@klammer/contracts/accounts';
import { on, type Route } from '../../http/mount.ts';
import { describeMe } from './service.ts';

export const meRoutes: Route[] = [on(accounts.me)(async (_deps, { actor }) => describeMe(actor))];
