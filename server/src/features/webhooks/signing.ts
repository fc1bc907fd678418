import { createHmac, randomBytes } from 'node:crypto';

/** Signatures after the Standard Webhooks specification (symmetric, version 1). */

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

export function makeSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/**
 * The headers of a message.
 * @param at when it is sent; receivers refuse what is too old
 * @param secrets all that are valid: the present one, and for a while the one before
 */
export function signedHeaders(
  messageId: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${messageId}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': messageId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
