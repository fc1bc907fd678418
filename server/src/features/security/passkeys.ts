import { type Passkey } from '@klammer/contracts/security';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { requireConfirmed } from './confirmed.ts';
import { Passkeys } from './model.ts';

const MOST_PASSKEYS = 50;

export async function listPasskeys(personId: string): Promise<Passkey[]> {
  const docs = await Passkeys.find({ userId: personId }).sort({ _id: 1 }).limit(MOST_PASSKEYS).lean();
  return docs.map((doc) => ({
    id: String(doc._id),
    name: doc.name ?? null,
    synced: doc.backedUp === true,
    createdAt: doc.createdAt?.toISOString() ?? null,
  }));
}

export async function renamePasskey(actor: Person, id: string, name: string): Promise<void> {
  const { matchedCount } = await Passkeys.updateOne({ _id: id, userId: actor.personId }, { $set: { name } });
  if (matchedCount === 0) throw notFound();
}

export async function removePasskey(deps: Deps, actor: Person, id: string): Promise<void> {
  await requireConfirmed(deps, actor);
  const { deletedCount } = await Passkeys.deleteOne({ _id: id, userId: actor.personId });
  if (deletedCount === 0) throw notFound();
}
