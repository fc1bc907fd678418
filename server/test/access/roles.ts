/** Who tries. */
export const ROLES = ['stranger', 'bare', 'viewer', 'editor', 'owner', 'foreign', 'operator'] as const;
export type Role = (typeof ROLES)[number];
/** `ok` is let through (whatever the input then leads to); a number is the status of the refusal. */
export type Outcome = 'ok' | 401 | 403 | 404;
export type Outcomes = Record<Role, Outcome>;
