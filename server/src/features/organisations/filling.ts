import { type Kind } from '@klammer/contracts/profiles';
import mongoose from 'mongoose';
import { type Role } from '../../actor.ts';
import { Members, Organisations } from './model.ts';
import { slugify } from './slug.ts';

/** An invented organisation and who belongs to it. */
export interface FilledOrganisation {
  name: string;
  kind: Kind;
  createdAt: Date;
  members: readonly { personId: string; role: Role }[];
}

/**
 * Makes many demonstration organisations with members, for an empty store: names must differ in their slugs.
 * @returns id and slug by name
 */
export async function fillOrganisations(
  list: readonly FilledOrganisation[],
): Promise<Map<string, { id: string; slug: string }>> {
  const made = list.map((one) => ({ ...one, _id: new mongoose.Types.ObjectId(), slug: slugify(one.name) }));
  await Organisations.insertMany(
    made.map(({ members: _, ...organisation }) => ({ ...organisation, demonstration: true })),
  );
  await Members.insertMany(
    made.flatMap(({ _id, members, createdAt }) =>
      members.map(({ personId, role }) => ({ organizationId: _id, userId: personId, role, createdAt })),
    ),
  );
  return new Map(made.map(({ name, _id, slug }) => [name, { id: _id.toHexString(), slug }]));
}
