import { nameOfPart } from '@klammer/contracts/deal-words';
import { type Deal } from '@klammer/contracts/deal-shapes';
import { type deals } from '@klammer/contracts/deals';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { countReaching } from '../accounts/service.ts';
import { noteAudit } from '../audit/service.ts';
import { isBlockedBetween } from '../blocks/service.ts';
import { notify } from '../notifications/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { changeDeal, readEditable } from './editing.ts';
import { readPipeline } from './pipelines.ts';

/**
 * Tells the start-up what the investor chose: the stage as it is called now, feedback, or both. It is a copy, so that
 * nothing that happens later reaches the start-up without being chosen again.
 * @throws Problem not-found | forbidden | not-possible-now where nobody is here who could be told
 */
export async function shareDeal(
  deps: Deps,
  actor: Member,
  id: string,
  { stage, feedback }: Parsed<typeof deals.share>['body'],
): Promise<Deal> {
  const doc = await readEditable(actor, id);
  const startupId = doc.profileId && String(doc.profileId);
  // Who blocked whom is not to be seen: it looks as if nobody were here.
  if (!startupId || (await isBlockedBetween(actor.organisationId, startupId)))
    throw new Problem('not-possible-now', 'This start-up has no profile here, so nobody can be told.');
  await countReaching(deps, 'deal-share', { from: actor.organisationId, to: startupId });
  const { stages } = await readPipeline(actor.organisationId);
  const current = stages.find((one) => one.key === doc.stage);
  const at = deps.now();
  const share = { stage: stage && current ? nameOfPart(current) : null, feedback, at };
  const deal = await changeDeal(deps, actor, id, { $set: { share } });
  await tellStartup(deps, actor, { id, startupId, at });
  noteAudit(deps, { actor, action: 'deal.shared', subject: { kind: 'deal', id } });
  return deal;
}

async function tellStartup(
  deps: Deps,
  actor: Member,
  { id, startupId, at }: { id: string; startupId: string; at: Date },
): Promise<void> {
  const [investor] = await findProfiles([actor.organisationId]);
  const name = investor?.name ?? '';
  await notify(deps, {
    key: `deal-shared:${id}:${at.getTime()}`,
    type: 'deal-shared',
    to: { organisations: [startupId] },
    title: { de: 'Rückmeldung eines Investors', en: 'An investor gave you feedback' },
    text: { de: `${name} teilt Ihnen mit, wo Sie stehen.`, en: `${name} tells you where you stand.` },
    path: '/deals/shared',
  });
}

export async function unshareDeal(deps: Deps, actor: Member, id: string): Promise<Deal> {
  await readEditable(actor, id);
  return changeDeal(deps, actor, id, { $set: { share: null } });
}
