import { type Key } from '@klammer/contracts/keys';
import { type KeyDoc } from './model.ts';

/** @param known name of the organisation and of who made it; `held` says whether they could still make it */
export function presentKey(
  doc: KeyDoc,
  known: { organisation: string | null; madeBy: string | null; held: boolean },
  now: Date,
): Key {
  const organisationId = doc.organisationId && String(doc.organisationId);
  return {
    id: String(doc._id),
    name: doc.name,
    holder: organisationId ? 'organisation' : 'region',
    organisation: organisationId ? { id: organisationId, name: known.organisation ?? '–' } : null,
    scopes: doc.scopes,
    prefix: doc.prefix,
    state: stateOf(doc, known.held, now),
    madeBy: known.madeBy,
    createdAt: doc.createdAt.toISOString(),
    expiresAt: doc.expiresAt?.toISOString() ?? null,
    lastUsedAt: doc.lastUsedAt?.toISOString() ?? null,
    revokedAt: doc.revokedAt?.toISOString() ?? null,
  };
}

function stateOf(doc: KeyDoc, held: boolean, now: Date): Key['state'] {
  if (doc.revokedAt) return 'revoked';
  if (doc.expiresAt && doc.expiresAt <= now) return 'expired';
  return held ? 'active' : 'maker-gone';
}
