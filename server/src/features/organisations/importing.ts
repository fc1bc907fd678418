import { type Kind } from '@klammer/contracts/profiles';
import mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Members, Organisations } from './model.ts';
import { slugify } from './slug.ts';

/** An organisation of an import: the id comes from the key the list has for it, so a second run finds it again. */
export interface ImportedOrganisation {
  id: string;
  name: string;
  kind: Kind;
}

const ATTEMPTS = 3;

/** Which of these organisations have members: their profiles belong to these and no list changes them. */
export async function findClaimed(ids: readonly string[]): Promise<Set<string>> {
  const claimed = await Members.distinct('organizationId', {
    organizationId: mongoose.trusted({ $in: [...ids] }),
  });
  return new Set(claimed.map(String));
}

/**
 * Makes those that are new, without members, and renames those whose name has changed; an address (slug) once given
 * stays. Repeating it is harmless.
 * @returns the slug of each id
 */
export async function upsertOrganisations(
  deps: Pick<Deps, 'now'>,
  list: readonly ImportedOrganisation[],
  attempt = 1,
): Promise<Map<string, string>> {
  const present = await Organisations.find({ _id: mongoose.trusted({ $in: list.map((one) => one.id) }) })
    .limit(list.length)
    .lean();
  const known = new Map(present.map((one) => [String(one._id), one]));
  const slugs = await chooseSlugs(list.filter((one) => !known.has(one.id)));
  for (const [id, one] of known) slugs.set(id, one.slug);
  const operations = list.flatMap(({ id, name, kind }) => {
    const before = known.get(id);
    if (!before)
      return {
        insertOne: {
          document: {
            _id: id,
            name,
            kind,
            slug: slugs.get(id) ?? id,
            demonstration: false,
            createdAt: deps.now(),
          },
        },
      };
    return before.name === name ? [] : { updateOne: { filter: { _id: id }, update: { $set: { name } } } };
  });
  try {
    if (operations.length > 0) await Organisations.bulkWrite(operations as never, { ordered: false });
    return slugs;
  } catch (error) {
    // Somebody else took one of the addresses since we looked; the next look sees it.
    if (!isDuplicateKey(error) || attempt === ATTEMPTS) throw error;
    return upsertOrganisations(deps, list, attempt + 1);
  }
}

/** The name's own slug where it is free, else with part of the id, in the last resort with all of it. */
async function chooseSlugs(list: readonly ImportedOrganisation[]): Promise<Map<string, string>> {
  const wishes = list.map(({ id, name }) => {
    const base = slugify(name);
    return { id, candidates: [base, `${base}-${id.slice(0, 6)}`, `${base}-${id}`] };
  });
  const all = wishes.flatMap((wish) => wish.candidates);
  const stored = await Organisations.find({ slug: mongoose.trusted({ $in: all }) }, { slug: 1 })
    .limit(all.length)
    .lean();
  const taken = new Set(stored.map((one) => one.slug));
  const chosen = new Map<string, string>();
  for (const { id, candidates } of wishes) {
    const slug = candidates.find((candidate) => !taken.has(candidate)) ?? id;
    taken.add(slug);
    chosen.set(id, slug);
  }
  return chosen;
}
