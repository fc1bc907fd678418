import { Problem } from '../../problem.ts';
import { Members, Organisations } from './model.ts';

/**
 * Who owns an organisation, in one document: so that of two owners who leave at once one stays. The role of a member
 * says the same; this list is what decides whether an owner may go.
 */

/** Adds an owner to the list, before the member gets the role. */
export async function addOwner(organisationId: string, personId: string): Promise<void> {
  await ensureList(organisationId);
  await Organisations.updateOne({ _id: organisationId }, { $addToSet: { owners: personId } });
}

/**
 * Takes an owner off the list, before the member loses the role. Repeating it after a kill is harmless.
 * @throws Problem not-possible-now for the last one
 */
export async function dropOwner(organisationId: string, personId: string): Promise<void> {
  await ensureList(organisationId);
  const { matchedCount } = await Organisations.updateOne(
    { _id: organisationId, owners: personId, 'owners.1': { $exists: true } },
    { $pull: { owners: personId } },
  );
  if (matchedCount > 0 || !(await Organisations.exists({ _id: organisationId, owners: personId }))) return;
  throw new Problem('not-possible-now', 'Somebody must stay owner; make another member owner first.');
}

/** Organisations from before the list get it from their members. */
async function ensureList(organisationId: string): Promise<void> {
  if (await Organisations.exists({ _id: organisationId, 'owners.0': { $exists: true } })) return;
  const owners = await Members.find({ organizationId: organisationId, role: 'owner' }).limit(1000).lean();
  await Organisations.updateOne(
    { _id: organisationId, 'owners.0': { $exists: false } },
    { $set: { owners: owners.map((one) => one.userId) } },
  );
}
