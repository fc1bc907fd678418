import { type Call, type calls } from '@klammer/contracts/calls';
import { type Output } from '@klammer/contracts/endpoint';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { countReaching, TO_ORGANISER } from '../accounts/service.ts';
import { noteAudit } from '../audit/service.ts';
import { isBlockedBetween } from '../blocks/service.ts';
import { readProfile } from '../profiles/service.ts';
import { Entries } from './entries/entry-model.ts';
import { Calls, type CallDoc } from './model.ts';
import { canInviteOrganiser, canJoin } from './policy.ts';
import { guardedOf } from './present.ts';
import { getCall, readCall, viewerOf } from './reading.ts';
import { tellInvited } from './telling.ts';
import { readFor } from './writing.ts';

const MOST_ORGANISERS = 8;

/** Asks an organisation to organise it too. It is named once it says yes: nobody is put on a poster unasked. */
export async function inviteOrganiser(deps: Deps, actor: Member, id: string, slug: string): Promise<Call> {
  const { doc } = await readFor(deps, actor, id, canInviteOrganiser);
  const profile = await readProfile(actor, slug);
  const otherId = String(profile._id);
  if (await isBlockedBetween(actor.organisationId, otherId)) throw notFound();
  if (await Entries.exists({ callId: id, organisationId: otherId }))
    throw new Problem('not-possible-now', 'That organisation applies itself.');
  if ([...(doc.coOrganiserIds ?? []), ...(doc.invitedIds ?? [])].length + 1 >= MOST_ORGANISERS)
    throw new Problem('capacity-reached', `A call has at most ${MOST_ORGANISERS} organisers.`);
  await countReaching(deps, 'organiser', { from: actor.organisationId, to: otherId }, TO_ORGANISER);
  const changed = await Calls.findOneAndUpdate(
    {
      ...{ _id: id, organisationId: { $ne: profile._id } },
      ...{ coOrganiserIds: { $ne: profile._id }, invitedIds: { $ne: profile._id } },
    },
    { $push: { invitedIds: profile._id }, $set: { updatedAt: deps.now() } },
    { returnDocument: 'after' },
  ).lean<CallDoc>();
  if (!changed) throw new Problem('duplicate', 'That organisation is asked already.');
  await tellInvited(deps, changed, otherId);
  return getCall(deps, actor, id);
}

/** Says yes, or no; also steps back later. @throws Problem not-found | forbidden */
export async function joinOrganisers(
  deps: Deps,
  actor: Member,
  id: string,
  accept: boolean,
): Promise<Output<typeof calls.joinOrganisers>> {
  const shown = await readCall(await viewerOf(deps, actor), id);
  if (!canJoin(actor, guardedOf(shown.doc, shown))) throw new Problem('forbidden');
  const own = actor.organisationId;
  const changed = await Calls.updateOne(
    accept ? { _id: id, invitedIds: own } : { _id: id },
    accept
      ? { $pull: { invitedIds: own }, $addToSet: { coOrganiserIds: own }, $set: { updatedAt: deps.now() } }
      : { $pull: { invitedIds: own, coOrganiserIds: own }, $set: { updatedAt: deps.now() } },
  );
  if (changed.matchedCount === 0) throw new Problem('conflict');
  noteAudit(deps, {
    actor,
    action: accept ? 'call.organiser-joined' : 'call.organiser-left',
    subject: { kind: 'call', id },
  });
  return { organises: accept };
}
