import { namesOf } from '../accounts/service.ts';
import { listMembersOf } from '../organisations/service.ts';
import { findProfiles, type ProfileDoc } from '../profiles/service.ts';

/** The parties of agreements with the people who can be named in them. */
export interface Parties {
  profiles: Map<string, ProfileDoc>;
  people: Map<string, { id: string; name: string }[]>;
}

export async function readParties(organisationIds: readonly string[]): Promise<Parties> {
  const [profiles, members] = await Promise.all([
    findProfiles(organisationIds),
    listMembersOf(organisationIds),
  ]);
  const names = await namesOf([...new Set(members.map((one) => one.personId))]);
  return {
    profiles: new Map(profiles.map((profile) => [String(profile._id), profile])),
    people: new Map(
      organisationIds.map((id) => [
        id,
        members
          .filter((one) => one.organisationId === id)
          .map(({ personId }) => ({ id: personId, name: names.get(personId) ?? '' })),
      ]),
    ),
  };
}
