import { m } from '#lib/paraglide/messages.js';

/** What better-auth answers; it has error codes of its own instead of our problems. */
export type AuthAnswer = { ok: true } | { ok: false; code: string; status: number };

/** Posts to an endpoint of better-auth; cookies it sets reach the browser through `handleFetch`. */
export async function postAuth(
  fetch: typeof globalThis.fetch,
  path: string,
  body: Record<string, unknown>,
): Promise<AuthAnswer> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  return response.ok ? { ok: true } : readFailure(response);
}

async function readFailure(response: Response): Promise<AuthAnswer> {
  const isJson = response.headers.get('content-type')?.includes('json');
  const body: unknown = isJson ? await response.json() : null;
  const code = body && typeof body === 'object' && 'code' in body ? String(body.code) : '';

  return { ok: false, code, status: response.status };
}

const WORDS: Record<string, () => string> = {
  INVALID_EMAIL_OR_PASSWORD: m.auth_wrong_password,
  EMAIL_NOT_VERIFIED: m.auth_not_verified,
  PASSWORD_TOO_SHORT: m.auth_password_short,
  PASSWORD_TOO_LONG: m.auth_password_long,
  INVALID_EMAIL: m.auth_email_invalid,
  INVALID_TOKEN: m.auth_token_invalid,
  TOKEN_EXPIRED: m.auth_token_invalid,
  'too-many-requests': m.problem_too_many_requests,
};

/** What went wrong, in the person's language. */
export function wordAuthFailure(failure: Extract<AuthAnswer, { ok: false }>): string {
  if (failure.status === 429) return m.problem_too_many_requests();
  if (failure.status >= 500) return m.problem_unavailable();

  return (WORDS[failure.code] ?? m.problem_invalid_input)();
}
