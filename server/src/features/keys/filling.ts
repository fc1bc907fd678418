import { Keys, type KeyDoc } from './model.ts';
import { hashOf, makeKey, prefixOf } from './secret.ts';

type FilledKey = Pick<KeyDoc, 'name' | 'scopes' | 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'revokedAt'> & {
  organisationId: string | null;
  madeBy: string;
};

/** Stores keys that nobody knows. */
export async function fillKeys(list: readonly FilledKey[]): Promise<void> {
  await Keys.insertMany(
    list.map((one) => {
      const secret = makeKey();
      return { ...one, prefix: prefixOf(secret), hash: hashOf(secret) };
    }),
  );
}
