import type { ProfileSummary } from '@klammer/contracts/profiles';
import { call } from '#lib/api.ts';

const FOUND = 8;

/** What a list to choose from shows of each. */
export type Found = Pick<ProfileSummary, 'id' | 'name' | 'kind' | 'logo'> &
  Partial<Pick<ProfileSummary, 'headline'>>;

/** Published organisations: first those with these words in their name, then whoever does what was typed. */
export async function findOrganisations(fetch: typeof globalThis.fetch, q: string): Promise<Found[]> {
  const [{ items: named }, { hits }] = await Promise.all([
    call(fetch, 'operator.organisations', { query: { q, state: 'published', limit: FOUND } }),
    call(fetch, 'search.profiles', { query: { q, pageSize: FOUND } }),
  ]);
  const alike = new Map(hits.map(({ profile }) => [profile.id, profile]));
  const isInside = ({ name }: { name: string }) => !name.toLowerCase().startsWith(q.toLowerCase());
  // A name that begins so before one that only holds it. What the search knows of both has the headline too.
  const byName = named
    .toSorted((a, b) => Number(isInside(a)) - Number(isInside(b)))
    .map((one) => alike.get(one.id) ?? { ...one, headline: undefined });
  const found = new Map([...byName, ...alike.values()].map((one) => [one.id, one]));

  return [...found.values()].slice(0, FOUND).map(({ id, name, kind, logo, headline }) => ({
    ...{ id, name, kind, logo, headline },
  }));
}
