/** Who makes a key, and for what it then acts: the operator for the whole region, or owners for their organisation. */
export const KEY_HOLDERS = ['region', 'organisation'] as const;
export type KeyHolder = (typeof KEY_HOLDERS)[number];

/** What a key may open, and who can make a key that may. Each endpoint names the one scope that opens it, or none. */
export const KEY_SCOPES = {
  'profiles:read': ['region', 'organisation'],
  'events:read': ['region', 'organisation'],
  'events:write': ['organisation'],
  'registrations:read': ['organisation'],
  'requests:read': ['region', 'organisation'],
  'calls:read': ['region', 'organisation'],
  'news:read': ['region', 'organisation'],
  'stories:read': ['region', 'organisation'],
  'funding:read': ['region', 'organisation'],
  'topics:read': ['region', 'organisation'],
  'membership:read': ['region', 'organisation'],
  'figures:read': ['region'],
} as const satisfies Record<string, readonly KeyHolder[]>;
export type KeyScope = keyof typeof KEY_SCOPES;
export const KEY_SCOPE_CODES = Object.keys(KEY_SCOPES) as [KeyScope, ...KeyScope[]];

/** The scopes that a key of this holder can have. */
export function scopesFor(holder: KeyHolder): KeyScope[] {
  return KEY_SCOPE_CODES.filter((scope) => (KEY_SCOPES[scope] as readonly KeyHolder[]).includes(holder));
}
