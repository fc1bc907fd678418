import { type Deps } from '../../../deps.ts';
import { isDuplicateKey } from '../../../http/problems.ts';
import { listMembershipsOf } from '../../organisations/service.ts';
import { type EntryDoc } from '../entries/entry-model.ts';
import { Conflicts, type ConflictDoc, type JurorDoc } from './jury-model.ts';

const MOST_CONFLICTS = 10_000;

/** Conflicts of interest by entry and juror. */
export interface KnownConflicts {
  of: (entryId: string, jurorId: string) => Pick<ConflictDoc, 'cause' | 'note'> | null;
  at: (entryId: string) => readonly Pick<ConflictDoc, 'jurorId' | 'cause' | 'note'>[];
}

/**
 * Every conflict of interest between jurors and entries: those declared, and those of jurors who belong to the
 * organisation that applied. The latter are kept once they were seen, so that leaving the organisation ends none.
 */
export async function findConflicts(
  deps: Pick<Deps, 'now'>,
  jurors: readonly JurorDoc[],
  entries: readonly EntryDoc[],
): Promise<KnownConflicts> {
  const stored = await Conflicts.find({ entryId: { $in: entries.map((entry) => entry._id) } })
    .limit(MOST_CONFLICTS)
    .lean<ConflictDoc[]>();
  const byKey = new Map(stored.map((one) => [keyOf(one.entryId, one.jurorId), one]));
  const memberships = await listMembershipsOf(jurors.flatMap(({ personId }) => personId ?? []));
  for (const juror of jurors) {
    const own = new Set(
      (memberships.get(juror.personId ?? '') ?? []).map(({ organisationId }) => organisationId),
    );
    for (const entry of entries) {
      const key = keyOf(entry._id, juror._id);
      if (!own.has(String(entry.organisationId)) || byKey.get(key)?.cause === 'member') continue;
      byKey.set(key, await keepMembership(deps, juror, entry));
    }
  }
  const byEntry = Map.groupBy(byKey.values(), ({ entryId }) => String(entryId));
  return {
    of: (entryId, jurorId) => byKey.get(`${entryId}:${jurorId}`) ?? null,
    at: (entryId) => byEntry.get(entryId) ?? [],
  };
}

const keyOf = (entryId: unknown, jurorId: unknown): string => `${String(entryId)}:${String(jurorId)}`;

async function keepMembership(
  deps: Pick<Deps, 'now'>,
  juror: JurorDoc,
  entry: EntryDoc,
): Promise<ConflictDoc> {
  const about = { entryId: entry._id, jurorId: juror._id };
  const found = { callId: juror.callId, cause: 'member' as const, note: '', at: deps.now() };
  try {
    const doc = await Conflicts.findOneAndUpdate(
      about,
      { $set: found },
      { upsert: true, returnDocument: 'after' },
    ).lean<ConflictDoc>();
    if (doc) return doc;
  } catch (error) {
    // Seen twice at once: the other one kept it.
    if (!isDuplicateKey(error)) throw error;
  }
  return { ...about, ...found, _id: entry._id };
}
