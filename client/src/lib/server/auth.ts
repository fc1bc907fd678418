import { m } from '#lib/paraglide/messages.js';

/** What better-auth answers; it has error codes of its own instead of our problems. */
export type AuthAnswer =
  { ok: true; needsSecondFactor: boolean } | { ok: false; code: string; status: number; message: string };

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

  if (!response.ok) return readFailure(response);

  const answer: unknown = await response.json();

  return {
    ok: true,
    needsSecondFactor: answer !== null && typeof answer === 'object' && 'twoFactorRedirect' in answer,
  };
}

async function readFailure(response: Response): Promise<AuthAnswer> {
  const isJson = response.headers.get('content-type')?.includes('json');
  const body: unknown = isJson ? await response.json() : null;
  const code = body && typeof body === 'object' && 'code' in body ? String(body.code) : '';

  const message = body && typeof body === 'object' && 'message' in body ? String(body.message) : '';

  return { ok: false, code, status: response.status, message };
}

const WORDS: Record<string, () => string> = {
  INVALID_EMAIL_OR_PASSWORD: m.auth_wrong_password,
  EMAIL_NOT_VERIFIED: m.auth_not_verified,
  PASSWORD_TOO_SHORT: m.auth_password_short,
  PASSWORD_TOO_LONG: m.auth_password_long,
  PASSWORD_TOO_COMMON: m.auth_password_common,
  PASSWORD_TOO_CLOSE: m.auth_password_close,
  PASSWORD_TOO_SHORT_ALONE: m.auth_password_short_alone,
  INVALID_PASSWORD: m.auth_password_wrong,
  INVALID_CODE: m.auth_code_wrong,
  INVALID_BACKUP_CODE: m.auth_code_wrong,
  INVALID_TWO_FACTOR_COOKIE: m.auth_second_factor_lapsed,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: m.auth_second_factor_lapsed,
  INVALID_EMAIL: m.auth_email_invalid,
  INVALID_TOKEN: m.auth_token_invalid,
  TOKEN_EXPIRED: m.auth_token_invalid,
  'too-many-requests': m.problem_too_many_requests,
};

/** What went wrong, in the person's language. */
export function wordAuthFailure(failure: Extract<AuthAnswer, { ok: false }>): string {
  if (failure.status === 429) return m.problem_too_many_requests();
  if (failure.status >= 500) return m.problem_unavailable();

  // The reason is in the operator's own words.
  if (failure.code === 'suspended') return m.suspended_sign_in({ reason: failure.message });

  return (WORDS[failure.code] ?? m.problem_invalid_input)();
}

/** Whether the answer is about the password field rather than the form as a whole. */
export function isAboutPassword(failure: Extract<AuthAnswer, { ok: false }>): boolean {
  return failure.code.startsWith('PASSWORD_TOO');
}
