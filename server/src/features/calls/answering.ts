import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type entries } from '@klammer/contracts/entries';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { Entries, type EntryDoc } from './entry-model.ts';
import { Calls, type CallDoc } from './model.ts';
import { canAnswer, canManage } from './policy.ts';
import { guardedOf } from './present.ts';
import { readOwnCall } from './reading.ts';
import { tellAnswer } from './telling.ts';

const AT_ONCE = 500;

/**
 * Says no with a reason to one or many. Who has an answer keeps it, so that a second click or a colleague's decision in
 * between overrules nobody.
 */
export async function declineEntries(
  deps: Deps,
  actor: Member,
  id: string,
  { entryIds, reason, note, withFeedback }: Parsed<typeof entries.decline>['body'],
): Promise<Output<typeof entries.decline>> {
  await readForAnswers(deps, actor, id);
  if (reason === 'other' && note === '')
    throw new Problem('invalid-input', 'Say the reason in your own words.', {
      issues: [{ path: ['body', 'note'], code: 'missing', message: 'needs the reason' }],
    });
  const answer = { reason, award: '', note, withFeedback, at: deps.now(), personId: actor.personId };
  const { modifiedCount } = await Entries.updateMany(
    { _id: { $in: entryIds }, callId: id, status: 'submitted' },
    { $set: { status: 'declined', answer, updatedAt: deps.now() } },
  );
  noteAudit(deps, {
    actor,
    action: 'call.entries-declined',
    subject: { kind: 'call', id },
    detail: { count: String(modifiedCount) },
  });
  await tellAnswers(deps);
  return { declined: modifiedCount };
}

/** @throws Problem not-found; conflict where it has its answer */
export async function awardEntry(
  deps: Deps,
  actor: Member,
  { id, entryId }: Parsed<typeof entries.award>['params'],
  { award, note, withFeedback }: Parsed<typeof entries.award>['body'],
): Promise<Output<typeof entries.award>> {
  await readForAnswers(deps, actor, id);
  const entry = await Entries.findOne({ _id: entryId, callId: id }, { status: 1 }).lean<EntryDoc>();
  if (!entry || entry.status === 'draft') throw notFound();
  const answer = { reason: null, award, note, withFeedback, at: deps.now(), personId: actor.personId };
  const won = await Entries.updateOne(
    { _id: entryId, callId: id, status: 'submitted' },
    { $set: { status: 'won', answer, updatedAt: deps.now() } },
  );
  if (won.modifiedCount === 0) throw new Problem('conflict', 'They have their answer already.');
  noteAudit(deps, { actor, action: 'call.entry-awarded', subject: { kind: 'call-entry', id: entryId } });
  await tellAnswers(deps);
  return { status: 'won' };
}

async function readForAnswers(deps: Deps, actor: Member, id: string): Promise<void> {
  const { viewer, shown } = await readOwnCall(deps, actor, id);
  const guarded = guardedOf(shown.doc, shown);
  if (!canManage(actor, guarded)) throw new Problem('forbidden');
  if (!canAnswer(viewer, guarded))
    throw new Problem('not-possible-now', 'Answers are given between the deadline and the result.');
}

/** Answers everybody who still waits at a call that was taken back. */
export async function answerWithdrawn(deps: Deps, callId: string): Promise<void> {
  const answer = {
    ...{ reason: 'withdrawn' as const, award: '', note: '', withFeedback: false },
    ...{ at: deps.now(), personId: '' },
  };
  await Entries.updateMany(
    { callId, status: 'submitted' },
    { $set: { status: 'declined', answer, updatedAt: deps.now() } },
  );
  await tellAnswers(deps);
}

/** Tells every applicant an answer that was not told yet; again after a kill. */
export async function tellAnswers(deps: Deps): Promise<void> {
  const untold = await Entries.find({ status: { $in: ['declined', 'won'] }, toldAt: null })
    .limit(AT_ONCE)
    .lean<EntryDoc[]>();
  const calls = await Calls.find({ _id: { $in: untold.map((one) => one.callId) } })
    .limit(AT_ONCE)
    .lean<CallDoc[]>();
  const byId = new Map(calls.map((doc) => [String(doc._id), doc]));
  for (const entry of untold) {
    const call = byId.get(String(entry.callId));
    if (call) await tellAnswer(deps, call, entry);
    await Entries.updateOne({ _id: entry._id }, { $set: { toldAt: deps.now() } });
  }
}
