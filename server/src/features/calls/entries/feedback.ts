import { type Output } from '@klammer/contracts/endpoint';
import { type entries } from '@klammer/contracts/entries';
import { type Member } from '../../../actor.ts';
import { type Deps } from '../../../deps.ts';
import { Problem } from '../../../problem.ts';
import { noteAudit } from '../../audit/service.ts';
import { notify } from '../../notifications/service.ts';
import { Entries, type EntryDoc } from './entry-model.ts';
import { Sheets, type SheetDoc } from '../jury/jury-model.ts';
import { type CallDoc } from '../model.ts';
import { canManage } from '../policy.ts';
import { guardedOf } from '../present.ts';
import { readOwnCall } from '../reading.ts';
import { announceBoard, titleOf } from '../telling.ts';

const MOST_ENTRIES = 500;

/** Entries of some calls whose applicants have their answer, but not what jurors wrote for them. */
export async function findKeptBack(callIds: readonly CallDoc['_id'][]): Promise<EntryDoc[]> {
  const entryIds = await Sheets.distinct('entryId', { callId: { $in: callIds }, feedback: { $ne: '' } });
  return Entries.find({
    _id: { $in: entryIds },
    status: { $in: ['declined', 'won'] },
    'answer.withFeedback': false,
  })
    .limit(MOST_ENTRIES)
    .lean<EntryDoc[]>();
}

/** Passes on, without names, what jurors wrote for everybody who has an answer; each is told once. */
export async function passFeedbackOn(
  deps: Deps,
  actor: Member,
  id: string,
): Promise<Output<typeof entries.passFeedbackOn>> {
  const { shown } = await readOwnCall(deps, actor, id);
  if (!canManage(actor, guardedOf(shown.doc, shown))) throw new Problem('forbidden');
  const kept = await findKeptBack([shown.doc._id]);
  for (const entry of kept) {
    const passed = await Entries.updateOne(
      { _id: entry._id, 'answer.withFeedback': false },
      { $set: { 'answer.withFeedback': true, updatedAt: deps.now() } },
    );
    if (passed.modifiedCount > 0) await tellFeedback(deps, shown.doc, entry);
  }
  noteAudit(deps, {
    actor,
    action: 'call.feedback-passed-on',
    subject: { kind: 'call', id },
    detail: { count: String(kept.length) },
  });
  announceBoard(deps, shown.doc);
  return { passed: kept.length };
}

async function tellFeedback(deps: Deps, call: CallDoc, { _id, organisationId }: EntryDoc): Promise<void> {
  await notify(deps, {
    key: `call-entry:${String(_id)}:feedback`,
    type: 'call-answered',
    to: { organisations: [String(organisationId)] },
    title: { de: 'Die Jury hat Ihnen geschrieben', en: 'The jury wrote to you' },
    text: titleOf(call),
    path: `/calls/${String(call._id)}/apply`,
  });
}

/** What jurors wrote for an applicant, in no order that tells who; only where the organiser passes it on. */
export async function feedbackFor({ _id, answer }: Pick<EntryDoc, '_id' | 'answer'>): Promise<string[]> {
  if (!answer?.withFeedback) return [];
  const sheets = await Sheets.find({ entryId: _id, feedback: { $ne: '' } }, { feedback: 1 })
    .limit(100)
    .lean<Pick<SheetDoc, 'feedback'>[]>();
  return sheets.map(({ feedback }) => feedback).toSorted((one, other) => one.localeCompare(other));
}
