import { type Me } from '@klammer/contracts/accounts';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type OnAssisted } from '../../http/mount.ts';
import { recordAudit } from '../audit/service.ts';
import { Assistances, type AssistanceDoc } from './model.ts';

/** As whom an operator's session acts at this moment; null where it is the operator's own. */
export async function findAssistant(
  sessionId: string,
  now: Date,
): Promise<{ assistanceId: string; forId: string; until: Date } | null> {
  const doc = await Assistances.findOne({
    sessionId,
    status: 'running',
    until: { $gt: now },
  }).lean<AssistanceDoc>();
  return doc && { assistanceId: String(doc._id), forId: String(doc.personId), until: doc.until };
}

/** What the frame of the pages says about it. */
export async function describeAssistance({ by, personId }: Person, now: Date): Promise<Me['assistance']> {
  if (by) return { id: by.assistanceId, status: 'acting', operator: by.name, until: by.until.toISOString() };
  const doc = await Assistances.findOne({
    personId,
    open: true,
    until: { $gt: now },
  }).lean<AssistanceDoc>();
  if (!doc || doc.status === 'refused' || doc.status === 'ended') return null;
  const { _id, status, operatorName, until } = doc;
  return { id: String(_id), status, operator: operatorName, until: until.toISOString() };
}

/** Whatever an operator does as somebody stands in the trail before it is done, with both. */
export function watchAssisted(deps: Pick<Deps, 'now'>): OnAssisted {
  return (actor, operation) =>
    recordAudit(deps, {
      actor,
      action: 'assistance.acted',
      subject: { kind: 'person', id: actor.personId },
      detail: { operation },
    });
}
