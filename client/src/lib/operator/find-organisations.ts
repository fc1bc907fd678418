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
  const alike = hits.map(({ profile }) => profile);
  const isInside = ({ name }: { name: string }) => !name.toLowerCase().startsWith(q.toLowerCase());

  return [
    // A name that begins so before one that only holds it.
    ...named
      .toSorted((a, b) => Number(isInside(a)) - Number(isInside(b)))
      .map((one) => alike.find(({ id }) => id === one.id) ?? one),
    ...alike.filter(({ id }) => !named.some((one) => one.id === id)),
  ]
    .slice(0, FOUND)
    .map(({ id, name, kind, logo, ...rest }) => ({
      ...{ id, name, kind, logo },
      ...('headline' in rest ? { headline: rest.headline } : {}),
    }));
}
