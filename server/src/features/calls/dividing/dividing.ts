import { type Parsed } from '@klammer/contracts/endpoint';
import { type Call } from '@klammer/contracts/calls';
import { type jury } from '@klammer/contracts/jury';
import mongoose from 'mongoose';
import { type Member } from '../../../actor.ts';
import { type Deps } from '../../../deps.ts';
import { Problem } from '../../../problem.ts';
import { noteAudit } from '../../audit/service.ts';
import { findConflicts, type KnownConflicts } from '../jury/conflicts.ts';
import { Entries, type EntryDoc } from '../entries/entry-model.ts';
import { Jurors, type JurorDoc, type SheetDoc } from '../jury/jury-model.ts';
import { Calls, type CallDoc } from '../model.ts';
import { canArrangeJury, canManage } from '../policy.ts';
import { guardedOf } from '../present.ts';
import { getCall, readOwnCall } from '../reading.ts';
import { readSheets } from '../jury/sheets.ts';
import { announceBoard } from '../telling.ts';
import { share } from './sharing.ts';

const MOST_JURORS = 100;

/** Whether a juror is there to read an entry, in the round that is asked for. */
export type Reads = (entryId: string, jurorId: string) => boolean;

/** Sets how many of the jury read each entry. What somebody has begun stays theirs. @throws Problem */
export async function divideJury(
  deps: Deps,
  actor: Member,
  id: string,
  { readers }: Parsed<typeof jury.divide>['body'],
): Promise<Call> {
  const { viewer, shown } = await readOwnCall(deps, actor, id);
  const guarded = guardedOf(shown.doc, shown);
  if (!canManage(actor, guarded)) throw new Problem('forbidden');
  if (!canArrangeJury(viewer, guarded)) throw new Problem('not-possible-now', 'The jury has done its work.');
  await Calls.updateOne({ _id: id }, { $set: { readers } }, { skipSearchMark: true } as object);
  announceBoard(deps, shown.doc);
  noteAudit(deps, {
    actor,
    action: 'call.jury-divided',
    subject: { kind: 'call', id },
    detail: { readers: readers === null ? 'all' : String(readers) },
  });
  return getCall(deps, actor, id);
}

/** Calls from before there was a division have none. */
const isDivided = (call: Pick<CallDoc, 'readers' | 'round'>): call is { readers: number; round: 1 } =>
  call.round === 1 && typeof call.readers === 'number';

/** The reading of a call's first round as it is shared now; makes it good after a conflict, a leave or a late yes. */
export async function readersOf(deps: Pick<Deps, 'now'>, call: CallDoc, entries: EntryDoc[]): Promise<Reads> {
  if (!isDivided(call)) return () => true;
  const jurors = await Jurors.find({ callId: call._id, status: 'accepted' })
    .sort({ _id: 1 })
    .limit(MOST_JURORS)
    .lean<JurorDoc[]>();
  const [conflicts, sheets] = await Promise.all([
    findConflicts(deps, jurors, entries),
    readSheets(call._id, 1),
  ]);
  return divide(call, { entries, jurors, conflicts, sheets });
}

interface ToDivide {
  entries: readonly EntryDoc[];
  jurors: readonly JurorDoc[];
  conflicts: KnownConflicts;
  /** Those of the first round. */
  sheets: readonly SheetDoc[];
}

/** Divides what is not divided well, and keeps it. In the second round everybody reads all who are left. */
export async function divide(
  call: Pick<CallDoc, 'readers' | 'round'>,
  { entries, jurors, conflicts, sheets }: ToDivide,
): Promise<Reads> {
  if (!isDivided(call)) return () => true;
  const jurorIds = jurors.map((juror) => String(juror._id));
  const begun = Map.groupBy(sheets, ({ entryId }) => String(entryId));
  const shared = share(
    entries.map((entry) => {
      const entryId = String(entry._id);
      return {
        entryId,
        eligible: jurorIds.filter((jurorId) => !conflicts.of(entryId, jurorId)),
        readers: (entry.readerIds ?? []).map(String),
        begun: (begun.get(entryId) ?? []).map(({ jurorId }) => String(jurorId)),
      };
    }),
    call.readers,
  );
  const changed = entries.filter(
    ({ _id, readerIds = [] }) =>
      readerIds.map(String).toSorted().join() !== shared.get(String(_id))?.toSorted().join(),
  );
  if (changed.length > 0)
    await Entries.bulkWrite(
      changed.map(({ _id }) => ({
        updateOne: {
          filter: { _id },
          update: {
            $set: {
              readerIds: (shared.get(String(_id)) ?? []).map((one) => new mongoose.Types.ObjectId(one)),
            },
          },
        },
      })),
    );
  return (entryId, jurorId) => shared.get(entryId)?.includes(jurorId) ?? false;
}
