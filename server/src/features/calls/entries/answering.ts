import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type ENTRY_REASONS, type entries } from '@klammer/contracts/entries';
import { type Localised } from '@klammer/contracts/text';
import { type Member } from '../../../actor.ts';
import { type Deps } from '../../../deps.ts';
import { notFound, Problem } from '../../../problem.ts';
import { noteAudit } from '../../audit/service.ts';
import { notify } from '../../notifications/service.ts';
import { Entries, type EntryDoc } from './entry-model.ts';
import { Calls, type CallDoc } from '../model.ts';
import { canAnswer, canManage } from '../policy.ts';
import { guardedOf } from '../present.ts';
import { readOwnCall } from '../reading.ts';
import { announceBoard, titleOf } from '../telling.ts';

const AT_ONCE = 500;

/** Reasons as the applicant is told them. */
const REASON_WORDS: Record<(typeof ENTRY_REASONS)[number] | 'withdrawn', Localised> = {
  'others-stronger': { de: 'Andere Bewerbungen lagen vorn.', en: 'Other entries were ahead.' },
  'no-fit': { de: 'Sie passt nicht zur Ausschreibung.', en: 'It does not fit the call.' },
  'too-early': { de: 'Ihr Vorhaben ist noch zu früh.', en: 'Your project is still too early.' },
  incomplete: { de: 'Wichtige Angaben fehlten.', en: 'Important details were missing.' },
  'not-eligible': { de: 'Die Bedingungen waren nicht erfüllt.', en: 'The conditions were not met.' },
  other: { de: 'Den Grund lesen Sie in der Antwort.', en: 'The answer gives the reason.' },
  withdrawn: { de: 'Die Ausschreibung wurde zurückgezogen.', en: 'The call was withdrawn.' },
};

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
  const call = await readForAnswers(deps, actor, id);
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
  announceBoard(deps, call);
  return { declined: modifiedCount };
}

/** @throws Problem not-found; conflict where it has its answer */
export async function awardEntry(
  deps: Deps,
  actor: Member,
  { id, entryId }: Parsed<typeof entries.award>['params'],
  { award, note, withFeedback }: Parsed<typeof entries.award>['body'],
): Promise<Output<typeof entries.award>> {
  const call = await readForAnswers(deps, actor, id);
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
  announceBoard(deps, call);
  return { status: 'won' };
}

async function readForAnswers(deps: Deps, actor: Member, id: string): Promise<CallDoc> {
  const { viewer, shown } = await readOwnCall(deps, actor, id);
  const guarded = guardedOf(shown.doc, shown);
  if (!canManage(actor, guarded)) throw new Problem('forbidden');
  if (!canAnswer(viewer, guarded))
    throw new Problem('not-possible-now', 'Answers are given between the deadline and the result.');
  return shown.doc;
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

async function tellAnswer(
  deps: Deps,
  call: CallDoc,
  { _id, organisationId, status, answer }: EntryDoc,
): Promise<void> {
  const title = titleOf(call);
  const note = answer?.note.slice(0, 600) ?? '';
  const reason = REASON_WORDS[answer?.reason ?? 'other'];
  const award = answer?.award ?? '';
  const first = status === 'won' ? { de: award, en: award } : reason;
  await notify(deps, {
    key: `call-entry:${String(_id)}:answered`,
    type: 'call-answered',
    to: { organisations: [String(organisationId)] },
    title:
      status === 'won'
        ? { de: `Gewonnen: ${title.de}`, en: `You won: ${title.en}` }
        : { de: `Antwort auf Ihre Bewerbung: ${title.de}`, en: `Answer to your entry: ${title.en}` },
    text: {
      de: [first.de, note].filter(Boolean).join(' '),
      en: [first.en, note].filter(Boolean).join(' '),
    },
    path: `/calls/${String(call._id)}/apply`,
  });
}
