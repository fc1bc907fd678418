import { type Filter } from '@klammer/search';
import { type Actor } from '../../actor.ts';
import { type Findable } from '../../indexing/indexed.ts';
import { blockedFor } from '../blocks/service.ts';
import { listHidden } from '../profiles/service.ts';

/**
 * What the actor may find of a type. Counts and facets tell of what they count, so what is out of sight is kept from the
 * query itself and not only from its hits. A stranger finds everything that is public.
 */
export async function scopeFor(find: Findable, actor: Actor): Promise<Filter> {
  const { owners, named } = find;
  const own = actor?.organisationId;
  const [scope, hidden, unwanted] = await Promise.all([
    find.scope(actor),
    owners ? listHidden() : [],
    // Whom a member never meets, in either direction.
    named && own ? blockedFor(own) : [],
  ]);
  return { op: 'and', of: [scope, ...noneOf(owners, [...hidden]), ...noneOf(named, [...unwanted])] };
}

function noneOf(field: string | undefined, values: string[]): Filter[] {
  return field && values.length > 0 ? [{ op: 'not', of: { op: 'in', field, values } }] : [];
}
