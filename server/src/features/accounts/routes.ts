import { accounts } from '@klammer/contracts/accounts';
import { on, type Route } from '../../http/mount.ts';
import { type Auth } from './auth.ts';
import { setLocale, setUpOperator } from './service.ts';

export function accountRoutes(auth: Auth): Route[] {
  return [
    on(accounts.setLocale)(async (_deps, { actor, body }) => setLocale(actor, body.locale)),
    on(accounts.setUpOperator)(async (deps, { body }) => setUpOperator(deps, auth, body)),
  ];
}
