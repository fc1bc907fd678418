import { type AuditVerification } from '@klammer/contracts/audit';
import { type Deps } from '../../deps.ts';
import { follows } from './chain.ts';
import { AuditEntries, CUT_ID, Cuts, type AuditDoc } from './model.ts';
import { readCut, recordAudit } from './recording.ts';

/** Goes through the whole chain; an entry that was edited, put in or taken out is found. */
export async function verifyAudit(): Promise<AuditVerification> {
  let before = await readCut();
  let entries = 0;
  const cursor = AuditEntries.find({ _id: { $gt: before.sequence } })
    .sort({ _id: 1 })
    .lean<AuditDoc>()
    .cursor();
  for await (const entry of cursor) {
    if (!follows(entry, before)) return { whole: false, entries, brokenAt: before.sequence + 1, head: null };
    before = { sequence: entry._id, hash: entry.hash };
    entries += 1;
  }
  return { whole: true, entries, brokenAt: null, head: before.sequence > 0 ? before : null };
}

/** Deletes entries from before a day; what is left is still a whole chain, since the cut remembers the last hash. */
export async function trimAudit(deps: Pick<Deps, 'now'>, before: Date): Promise<number> {
  const newest = await AuditEntries.findOne({ at: { $lt: before } }, { hash: 1 })
    .sort({ _id: -1 })
    .lean();
  if (!newest) return 0;
  await Cuts.updateOne(
    { _id: CUT_ID },
    { $set: { sequence: newest._id, hash: newest.hash } },
    { upsert: true },
  );
  await recordAudit(deps, {
    actor: null,
    action: 'audit.trimmed',
    subject: { kind: 'audit', id: String(newest._id) },
  });
  const { deletedCount } = await AuditEntries.deleteMany({ _id: { $lte: newest._id } });
  return deletedCount;
}

export { recordAudit, noteAudit } from './recording.ts';
export { forgetPseudonym } from './pseudonyms.ts';
export { watchDenials } from './denials.ts';
