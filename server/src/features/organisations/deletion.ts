import { type AuditActionOf } from '@klammer/contracts/audit-words';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { Organisations } from './model.ts';
import { canManage } from './policy.ts';
import { refreshVisibility } from './visibility.ts';

const UNDO_MS = 30 * 24 * 3600 * 1000;
const AT_ONCE = 100;

/**
 * Puts an organisation on its way out: the profile is hidden at once, and 30 days later every feature is asked to
 * erase what it keeps (`privacy/erasing.ts`). The name must be typed, so that nobody does it by a slip.
 */
export async function askForDeletion(deps: Deps, actor: Member, name: string): Promise<void> {
  if (!canManage(actor, actor.organisationId)) throw new Problem('forbidden');
  const askedAt = deps.now();
  const { matchedCount } = await Organisations.updateOne(
    { _id: actor.organisationId, name: name.trim(), deletion: null },
    { $set: { deletion: { askedAt, finalAt: new Date(askedAt.getTime() + UNDO_MS) } } },
  );
  if (matchedCount === 0 && !(await Organisations.exists({ _id: actor.organisationId, name: name.trim() })))
    throw new Problem('invalid-input', 'Type the name exactly as it is.', {
      issues: [{ path: ['body', 'name'], code: 'wrong-name', message: 'This is not its name.' }],
    });
  await refreshVisibility(actor.organisationId);
  await note(deps, actor, 'organisation.deletion-asked');
}

/** @throws Problem not-possible-now where it is not being deleted, or its last day is over: what is half gone cannot stay */
export async function undoDeletion(deps: Deps, actor: Member): Promise<void> {
  if (!canManage(actor, actor.organisationId)) throw new Problem('forbidden');
  const { matchedCount } = await Organisations.updateOne(
    { _id: actor.organisationId, 'deletion.finalAt': { $gt: deps.now() } },
    { $unset: { deletion: 1 } },
  );
  if (matchedCount === 0)
    throw new Problem('not-possible-now', 'It is not being deleted, or its last day is over.');
  await refreshVisibility(actor.organisationId);
  await note(deps, actor, 'organisation.deletion-undone');
}

/** Organisations whose 30 days are over. */
export async function listDueDeletions(now: Date): Promise<string[]> {
  const due = await Organisations.find({ 'deletion.finalAt': { $lte: now } }, { _id: 1 })
    .limit(AT_ONCE)
    .lean();
  return due.map(({ _id }) => String(_id));
}

async function note(deps: Deps, actor: Member, action: AuditActionOf<'organisation'>): Promise<void> {
  await recordAudit(deps, { actor, action, subject: { kind: 'organisation', id: actor.organisationId } });
}
