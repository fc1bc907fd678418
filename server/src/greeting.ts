import { type Deps } from './deps.ts';
import { type Auth, createSetupToken } from './features/accounts/service.ts';

/** What the terminal shows after a start: where to look, and how to sign in or set up the operator. */
export async function greet(deps: Deps, _auth: Auth): Promise<string> {
  const token = await createSetupToken(deps);
  const setup = token
    ? `\n  Set up the operator once, within 24 hours:\n  ${deps.publicUrl}/setup?token=${token}\n`
    : '';
  return `\n  [ ··· ] Klammer\n\n  ${deps.publicUrl}\n${setup}\n`;
}
