import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type AuditDoc } from './model.ts';

/** What comes before the first entry. */
export const GENESIS = { sequence: 0, hash: '0'.repeat(64) };

/** SHA-256 over the entry in canonical JSON (RFC 8785), which names the hash before it: change one, and all later break. */
export function hashOf(entry: Omit<AuditDoc, 'hash'>): string {
  const { _id: sequence, at, actor, organisationId, action, subject, detail, previous } = entry;
  const text = canonicalize({
    sequence,
    at: at.toISOString(),
    actor,
    organisationId,
    action,
    subject: { kind: subject.kind, id: subject.id },
    detail,
    previous,
  });
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex');
}

/** Whether an entry follows from the one before it and is as it was written. */
export function follows(entry: AuditDoc, before: { sequence: number; hash: string }): boolean {
  return entry._id === before.sequence + 1 && entry.previous === before.hash && entry.hash === hashOf(entry);
}
