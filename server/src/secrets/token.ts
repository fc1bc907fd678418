import { createHash, randomBytes } from 'node:crypto';

/** A secret that travels in a link; only its hash is stored, so that a copy of the store opens nothing. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
