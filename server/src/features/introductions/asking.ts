import { type Parsed } from '@klammer/contracts/endpoint';
import {
  type Introduction,
  type introductions,
  type MediatedIntroduction,
} from '@klammer/contracts/introductions';
import { type Member, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { hasBlocked, isBlockedBetween } from '../blocks/service.ts';
import {
  canBeAsked,
  findProfiles,
  guardedOf as profileGuard,
  readOwnPublished,
} from '../profiles/service.ts';
import { keepWithinCapacity, refuseFull, refuseTooManyOutgoing } from './capacity.ts';
import { findMet, open, type ReasonsBetween } from './opening.ts';
import { presentIntroduction, presentMediated } from './present.ts';
import { tell } from './telling.ts';

/**
 * Asks for an introduction. Double clicks, retries and both sides asking at once come to the one open introduction,
 * because the pair's unique index lets only one in.
 * @throws Problem not-found | forbidden | not-possible-now | capacity-reached
 */
export async function askForIntroduction(
  deps: Deps,
  reasonsBetween: ReasonsBetween,
  actor: Member,
  { profileId, message, source }: Parsed<typeof introductions.ask>['body'],
): Promise<Introduction> {
  const [other] = await findProfiles([profileId]);
  if (!other || other.status !== 'published' || profileId === actor.organisationId) throw notFound();
  if (!canBeAsked(actor, profileGuard(other))) throw new Problem('forbidden');
  if (await hasBlocked(actor.organisationId, profileId)) throw notFound();
  const own = await readOwnPublished(actor, 'so that they see who asks');
  const existing = await findMet(own, other);
  if (existing) return presentIntroduction(actor, existing, other);
  await refuseTooManyOutgoing(deps, actor.organisationId);
  await refuseFull(actor.organisationId, profileId);
  const { doc, isNew } = await open(deps, reasonsBetween, own, other, {
    message,
    askedBy: actor.personId,
    mediated: false,
    source,
  });
  if (isNew) {
    await keepWithinCapacity(deps, doc);
    await tell(deps, doc);
  }
  return presentIntroduction(actor, doc, other);
}

/**
 * Proposes two organisations to each other in the operator's name. Room and blocks: a full organisation is asked all
 * the same, one that blocked the other is not.
 */
export async function mediate(
  deps: Deps,
  reasonsBetween: ReasonsBetween,
  actor: Person,
  { firstId, secondId, message }: Parsed<typeof introductions.mediate>['body'],
): Promise<MediatedIntroduction> {
  const found = await findProfiles([firstId, secondId]);
  const first = found.find((profile) => String(profile._id) === firstId);
  const second = found.find((profile) => String(profile._id) === secondId);
  if (!first || !second || first === second) throw notFound();
  if (first.status !== 'published' || second.status !== 'published')
    throw new Problem('not-possible-now', 'Both profiles must be published.');
  if (await isBlockedBetween(firstId, secondId))
    throw new Problem('not-possible-now', 'One of the two does not want to meet the other.');
  if (await findMet(first, second))
    throw new Problem('duplicate', 'The two have an introduction already, open or accepted.');
  const { doc, isNew } = await open(deps, reasonsBetween, first, second, {
    message,
    askedBy: actor.personId,
    mediated: true,
    source: { kind: 'operator', id: null },
  });
  if (isNew) await tell(deps, doc);
  else if (!doc.mediated) throw new Problem('duplicate', 'One of the two has just asked the other.');
  return presentMediated(doc, [first, second]);
}
