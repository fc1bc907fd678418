import { createHash } from 'node:crypto';
import { ProfileFields } from '@klammer/contracts/profiles';
import { type Deps } from '../deps.ts';
import { upsertOrganisations } from '../features/organisations/service.ts';
import { writeImported } from '../features/profiles/service.ts';
import { type DemoRegion } from './region.ts';

const TWINS = 2;

/** Some that a list has brought in a second time under another legal form; the console suggests to merge them. */
export async function storeTwins(deps: Deps, { organisations }: DemoRegion): Promise<void> {
  const twins = organisations
    .filter(({ kind }) => kind === 'startup')
    .slice(0, TWINS)
    .map(({ kind, fields }, at) => ({
      id: createHash('sha256').update(`twin ${fields.name}`).digest('hex').slice(0, 24),
      externalId: `members-2026:${kind}:${at + 1}`,
      kind,
      // Without needs and offers it stays a draft: nobody finds it.
      fields: ProfileFields.parse({ name: `${fields.name} UG` }),
    }));
  const slugs = await upsertOrganisations(
    deps,
    twins.map(({ id, kind, fields }) => ({ id, kind, name: fields.name })),
  );
  await writeImported(
    deps,
    twins.map((twin) => ({ ...twin, slug: slugs.get(twin.id) ?? twin.id })),
    [],
  );
}
