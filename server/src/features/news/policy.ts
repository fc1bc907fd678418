import { type Kind } from '@klammer/contracts/profiles';
import { canActFor, type Actor } from '../../actor.ts';
import { isKnownPartner } from '../profiles/service.ts';

/** What a policy needs to know of an article. */
export interface Guarded {
  /** Whose it is; null for the operator's own. */
  organisationId: string | null;
  /** Published, and its moment has come. */
  isOut: boolean;
}

/** The organisation an actor would write for, as far as a policy needs to know it. */
export interface Author {
  kind: Kind;
  verification: 'none' | 'domain' | 'operator';
}

/**
 * The operator, and partners that the operator knows: anybody may sign up as a partner, and news stand on the front page.
 */
export function canWrite(actor: Actor, author: Author | null): boolean {
  if (actor?.operator) return true;
  const own = actor?.organisationId;
  return Boolean(own && canActFor(actor, own) && author && isKnownPartner(author));
}

/** The operator answers for the site, so they may change and withdraw everything on it. */
export function canEdit(actor: Actor, { organisationId }: Pick<Guarded, 'organisationId'>): boolean {
  return (actor?.operator ?? false) || (organisationId !== null && canActFor(actor, organisationId));
}

export function canSee(actor: Actor, article: Guarded): boolean {
  return article.isOut || canEdit(actor, article);
}
