import { type CalendarEvent } from '@klammer/contracts/events';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { countReaching, TO_ORGANISER } from '../accounts/service.ts';
import { isBlockedBetween } from '../blocks/service.ts';
import { readProfile } from '../profiles/service.ts';
import { Events, type EventDoc } from './model.ts';
import { canEdit, canJoin } from './policy.ts';
import { guardedOf, presentEvent } from './present.ts';
import { getEvent, readEvent } from './reading.ts';
import { readFor } from './managing.ts';
import { tellInvited } from './telling.ts';

const MOST_ORGANISERS = 8;

/** Asks an organisation to organise it too. It is named once it says yes: nobody is put on a poster unasked. */
export async function inviteOrganiser(
  deps: Deps,
  actor: Member,
  id: string,
  slug: string,
): Promise<CalendarEvent> {
  const { doc } = await readFor(deps, actor, id, canEdit);
  const profile = await readProfile(actor, slug);
  const otherId = String(profile._id);
  if (await isBlockedBetween(actor.organisationId, otherId)) throw notFound();
  if ([...doc.organiserIds, ...doc.invitedIds].length >= MOST_ORGANISERS)
    throw new Problem('capacity-reached', `An event has at most ${MOST_ORGANISERS} organisers.`);
  await countReaching(deps, 'organiser', { from: actor.organisationId, to: otherId }, TO_ORGANISER);
  const changed = await Events.findOneAndUpdate(
    { _id: id, organiserIds: { $ne: profile._id }, invitedIds: { $ne: profile._id } },
    { $push: { invitedIds: profile._id }, $set: { updatedAt: deps.now() } },
    { returnDocument: 'after' },
  ).lean<EventDoc>();
  if (!changed) throw new Problem('duplicate', 'That organisation is asked already.');
  await tellInvited(deps, changed, otherId);
  return getEvent(deps, actor, id);
}

/** Says yes, or no; also steps back later. @throws Problem not-found | forbidden */
export async function joinOrganisers(
  deps: Deps,
  actor: Member,
  id: string,
  accept: boolean,
): Promise<CalendarEvent> {
  const shown = await readEvent(actor, id);
  if (!canJoin(actor, guardedOf(shown.doc))) throw new Problem('forbidden');
  const own = actor.organisationId;
  const changed = await Events.findOneAndUpdate(
    accept ? { _id: id, invitedIds: own } : { _id: id },
    accept
      ? { $pull: { invitedIds: own }, $push: { organiserIds: own }, $set: { updatedAt: deps.now() } }
      : { $pull: { invitedIds: own, organiserIds: own }, $set: { updatedAt: deps.now() } },
    { returnDocument: 'after' },
  ).lean<EventDoc>();
  if (!changed) throw new Problem('conflict');
  // As it is seen from now on; who stepped back from a draft sees it this once.
  return presentEvent(actor, deps.now(), { ...shown, doc: changed });
}
