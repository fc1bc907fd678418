import { type KeyScope } from '@klammer/contracts/key-scopes';
import { call, type TestApp } from '../../../test/app.ts';

/** A key of the organisation that the owner acts for. */
export async function makeKeyFor(
  app: TestApp,
  owner: { cookie: string },
  scopes: KeyScope[],
): Promise<{ id: string; secret: string }> {
  const made = await call(app, 'keys.make', { body: { name: 'Kalender', scopes } }, owner.cookie);
  if (made.status !== 201) throw new Error(`making answered ${made.status}: ${JSON.stringify(made.body)}`);
  return { id: made.body.key.id, secret: made.body.secret };
}

export async function makeKeyForRegion(app: TestApp, operator: string, scopes: KeyScope[]): Promise<string> {
  const { body } = await call(app, 'keys.makeForRegion', { body: { name: 'Zahlen', scopes } }, operator);
  return body.secret;
}

/** As another program asks: without cookie and Origin. */
export async function askWith(app: TestApp, secret: string, path: string, init: RequestInit = {}) {
  const response = await fetch(app.url + path, {
    ...init,
    headers: { authorization: `Bearer ${secret}`, ...init.headers },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}
