import { type Actor } from '../../../actor.ts';
import { type Deps } from '../../../deps.ts';
import { findProfiles, isGone } from '../../profiles/service.ts';
import { findConflicts } from '../jury/conflicts.ts';
import { entriesToJudge } from '../jury/desk.ts';
import { readersOf } from '../dividing/dividing.ts';
import { Entries, type EntryDoc } from './entry-model.ts';
import { Jurors, type JurorDoc } from '../jury/jury-model.ts';
import { Calls, organisersOf, type CallDoc } from '../model.ts';
import { isBlind, isJudged } from '../policy.ts';
import { guardedOf } from '../present.ts';

/**
 * Who reads a file of an entry: the applicant's people; once it is sent those of the organiser; and while it is judged
 * the jurors who read it and may know who applied, unless they have a conflict of interest.
 */
export async function mayReadFile(
  deps: Deps,
  actor: Actor,
  { ownerId }: { ownerId: string },
): Promise<boolean> {
  const entry = await Entries.findById(ownerId).lean<EntryDoc>();
  if (!entry || !actor) return false;
  const belongs = (id: unknown) => actor.memberships.some((one) => one.organisationId === String(id));
  if (belongs(entry.organisationId)) return true;
  if (entry.status === 'draft') return false;
  const call = await Calls.findById(entry.callId).lean<CallDoc>();
  const [maker] = call ? await findProfiles([String(call.organisationId)]) : [];
  // With who made it, the call and all that was sent is out of sight.
  if (!call || !maker || isGone(maker)) return false;
  if (organisersOf(call).some(belongs)) return true;
  if (isBlind(call) || !isJudged(guardedOf(call), deps.now())) return false;
  if (call.round === 2 && !entry.isFinalist) return false;
  const juror = await Jurors.findOne({
    callId: call._id,
    personId: actor.personId,
    status: 'accepted',
  }).lean<JurorDoc>();
  if (!juror) return false;
  const [entryId, jurorId] = [String(entry._id), String(juror._id)];
  const conflicts = await findConflicts(deps, [juror], [entry]);
  if (conflicts.of(entryId, jurorId)) return false;
  const reads = await readersOf(deps, call, await entriesToJudge(call));
  return reads(entryId, jurorId);
}
