import type { ProfileFields } from '@klammer/contracts/profiles';

/** What a person writes in a profile; the rest is the server's. */
export const FIELDS = [
  'name',
  'headline',
  'description',
  'needs',
  'offers',
  'topics',
  'industries',
  'stage',
  'teamSize',
  'foundedYear',
  'place',
  'website',
  'traction',
  'raising',
  'investing',
  'sourcing',
  'team',
  'logo',
  'deck',
  'visibility',
  'audiences',
] as const satisfies readonly (keyof ProfileFields)[];
export type FieldName = (typeof FIELDS)[number];

/** The written fields of a profile, as a copy of their own. */
export function fieldsOf(profile: ProfileFields): ProfileFields {
  return structuredClone(
    Object.fromEntries(FIELDS.map((field) => [field, profile[field]])),
  ) as unknown as ProfileFields;
}
