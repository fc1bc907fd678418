import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Desk, type jury, type JuryEntry } from '@klammer/contracts/jury';
import { type Person } from '../../../actor.ts';
import { writeOnly } from '../../../db/once.ts';
import { type Deps } from '../../../deps.ts';
import { after, NO_PAGE, toPage } from '../../../http/cursor.ts';
import { notFound, Problem } from '../../../problem.ts';
import { noteAudit } from '../../audit/service.ts';
import { getDesk, readable, readJuryEntry, sitDown } from './desk.ts';
import { Conflicts, Jurors, Sheets, type JurorDoc } from './jury-model.ts';
import { Calls, type CallDoc } from '../model.ts';
import { isJudged } from '../policy.ts';
import { guardedOf, presentCall } from '../present.ts';
import { shownById, viewerOf } from '../reading.ts';
import { announceBoard } from '../telling.ts';

/** @throws Problem invalid-input for points of no criterion; otherwise as reading */
export async function scoreEntry(
  deps: Deps,
  actor: Person,
  { id, entryId }: Parsed<typeof jury.score>['params'],
  { points, note, feedback }: Parsed<typeof jury.score>['body'],
): Promise<JuryEntry> {
  const desk = await sitDown(deps, actor, id);
  const entry = readable(desk, entryId);
  const { doc: call } = desk.shown;
  const keys = new Set(call.criteria.map(({ key }) => key));
  const unknown = Object.keys(points).filter((key) => !keys.has(key));
  if (unknown.length > 0)
    throw new Problem('invalid-input', undefined, {
      issues: unknown.map((key) => ({
        path: ['body', 'points', key],
        code: 'unknown',
        message: 'is no criterion',
      })),
    });
  const about = { entryId: entry._id, jurorId: desk.juror._id, round: call.round };
  const sheet = { callId: call._id, points, note, feedback, at: deps.now() };
  await writeOnly(() => Sheets.updateOne(about, { $set: sheet }, { upsert: true }));
  // Both are written before the sheets are taken away, so that whichever comes second sees the other.
  const isSeated = await Jurors.exists({ _id: desk.juror._id, status: 'accepted' });
  if (!isSeated || (await Conflicts.exists({ entryId: entry._id, jurorId: desk.juror._id }))) {
    await Sheets.deleteOne(about);
    throw notFound();
  }
  announceBoard(deps, call);
  return readJuryEntry(deps, actor, { id, entryId });
}

/**
 * Declares a conflict of interest, or takes it back. What was scored before goes with it.
 * @throws Problem not-found; not-possible-now for one that follows from belonging to the applicant
 */
export async function setConflict(
  deps: Deps,
  actor: Person,
  { id, entryId }: Parsed<typeof jury.setConflict>['params'],
  { conflict, note }: Parsed<typeof jury.setConflict>['body'],
): Promise<Desk> {
  const { shown, juror, entries, conflicts } = await sitDown(deps, actor, id);
  const entry = entries.find(({ _id }) => String(_id) === entryId);
  if (!entry) throw notFound();
  if (conflicts.of(entryId, String(juror._id))?.cause === 'member')
    throw new Problem('not-possible-now', 'You belong to the organisation that applied.');
  const about = { entryId: entry._id, jurorId: juror._id };
  if (conflict) {
    const declared = { callId: juror.callId, cause: 'declared' as const, note, at: deps.now() };
    await Conflicts.updateOne(about, { $set: declared }, { upsert: true });
    await Sheets.deleteMany(about);
  } else {
    await Conflicts.deleteOne({ ...about, cause: 'declared' });
  }
  noteAudit(deps, {
    actor,
    action: conflict ? 'call.conflict-declared' : 'call.conflict-withdrawn',
    subject: { kind: 'call-entry', id: entryId },
  });
  announceBoard(deps, shown.doc);
  return getDesk(deps, actor, id);
}

/** Calls that somebody judges, with how many entries they have left. */
export async function listJudged(
  deps: Deps,
  actor: Person,
  { cursor, limit }: Parsed<typeof jury.mine>['query'],
): Promise<Output<typeof jury.mine>> {
  const jurors = await Jurors.find({
    personId: actor.personId,
    status: 'accepted',
    ...after('invitedAt', cursor),
  })
    .sort({ invitedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<JurorDoc[]>();
  if (jurors.length === 0) return NO_PAGE;
  const viewer = await viewerOf(deps, actor);
  const docs = await Calls.find({ _id: { $in: jurors.map(({ callId }) => callId) } })
    .limit(limit + 1)
    .lean<CallDoc[]>();
  const shown = await shownById(viewer, docs);
  const page = toPage(
    jurors,
    limit,
    (juror) => juror.invitedAt,
    (juror) => juror,
  );
  const items = await Promise.all(
    page.items.map(async ({ callId }) => {
      const one = shown.get(String(callId));
      if (!one) return null;
      const isOpen = isJudged(guardedOf(one.doc, one), viewer.now);
      return {
        call: presentCall(viewer, one),
        left: isOpen ? leftOn(await getDesk(deps, actor, String(callId))) : 0,
      };
    }),
  );
  return { ...page, items: items.filter((item) => item !== null) };
}

const leftOn = ({ items }: Desk): number =>
  items.filter(({ conflict, isScored }) => conflict === 'none' && !isScored).length;
