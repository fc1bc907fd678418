import { type Deps } from '../../deps.ts';
import { type PersonMerging, type PersonMove } from '../../contributions/person-merging.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Accounts, FormerPeople, People, Sessions, Verifications } from './model.ts';

const MOST_FORMER = 100;

/** The account that goes is closed before anything moves (`closeAccount`); only what went into it before is left. */
export const accountsMerging: PersonMerging = {
  references: [referenceIn(FormerPeople, 'into')],
  covers: ['sessions.userId', 'accounts.userId'],
};

/**
 * Ends every way into an account that goes into another one. The account itself is deleted, not marked: without it
 * no sign-in, no link for a new password and no passkey can bring it back, whatever happens after a kill.
 */
export async function closeAccount(deps: Deps, { from, to, fromEmail }: PersonMove): Promise<void> {
  await FormerPeople.updateOne({ _id: from }, { $set: { into: to } }, { upsert: true });
  await People.deleteOne({ _id: from });
  await Sessions.deleteMany({ userId: from });
  await Accounts.deleteMany({ userId: from });
  await Verifications.deleteMany({ $or: [{ identifier: fromEmail }, { value: from }] });
  deps.disconnect(from);
}

/** Ids that a person had with accounts that went into theirs. */
export async function formerIdsOf(personId: string): Promise<string[]> {
  const docs = await FormerPeople.find({ into: personId }, { _id: 1 }).limit(MOST_FORMER).lean();
  return docs.map(({ _id }) => String(_id));
}

/** Whose these ids are by now; those of people who have one account only are left out. */
export async function presentIdsOf(ids: readonly string[]): Promise<Map<string, string>> {
  const docs = await FormerPeople.find({ _id: { $in: [...ids] } })
    .limit(ids.length)
    .lean();
  return new Map(docs.map(({ _id, into }) => [String(_id), String(into)]));
}

/** An id that is nobody's any more leads to nobody. */
export async function forgetFormer(personId: string): Promise<void> {
  await FormerPeople.deleteMany({ $or: [{ _id: personId }, { into: personId }] });
}
