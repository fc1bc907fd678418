import { type QueryFilter } from 'mongoose';
import { DELETED_ACCOUNT, ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { releaseFilesOf } from '../files/service.ts';
import { forgetNotifications } from '../notifications/service.ts';
import { type Deps } from '../../deps.ts';
import { OWNER_KIND } from './entries/applying.ts';
import { Entries, type EntryDoc } from './entries/entry-model.ts';
import { Conflicts, Jurors, Sheets, type JurorDoc } from './jury/jury-model.ts';
import { callsMerging } from './merging-people.ts';
import { Calls } from './model.ts';

const MOST_EXPORTED = 10_000;

/** Calls and entries are the organisations'; a person stands there as who wrote, answered, invited or judges. */
export const callsPersonal: PersonalData = {
  name: 'calls',
  merging: callsMerging,
  export: async (_deps, { personId, email }) => {
    const jurors = await Jurors.find({ $or: [{ personId }, { email }] }, { tokenHash: 0, invitedBy: 0 })
      .limit(MOST_EXPORTED)
      .lean();
    const own = { jurorId: { $in: jurors.filter((one) => one.personId === personId).map((one) => one._id) } };
    return {
      data: {
        jury: jurors,
        sheets: await Sheets.find(own).limit(MOST_EXPORTED).lean(),
        conflicts: await Conflicts.find(own).limit(MOST_EXPORTED).lean(),
        entries: await Entries.find(
          { 'changedBy.personId': personId },
          { answer: 0, isFinalist: 0, readerIds: 0 },
        )
          .limit(MOST_EXPORTED)
          .lean(),
        // What they said to others; what those had entered is not theirs.
        answers: await Entries.find({ 'answer.personId': personId }, { callId: 1, answer: 1 })
          .limit(MOST_EXPORTED)
          .lean(),
      },
    };
  },
  erase: async (_deps, { personId, email }) => {
    const jurors = await Jurors.find({ $or: [{ personId }, { email }] })
      .limit(MOST_EXPORTED)
      .lean<JurorDoc[]>();
    for (const { _id, callId } of jurors)
      await forgetNotifications(`call:${String(callId)}:juror:${String(_id)}:`);
    await Jurors.deleteMany({ email, status: { $ne: 'accepted' } });
    // A result stands on the points of everybody who judged; their words go with their name.
    const jurorIds = jurors.filter((one) => one.personId === personId).map((one) => one._id);
    await Sheets.updateMany({ jurorId: { $in: jurorIds } }, { $set: { note: '', feedback: '' } });
    await Conflicts.updateMany({ jurorId: { $in: jurorIds } }, { $set: { note: '' } });
    for (const _id of jurorIds)
      await Jurors.updateOne(
        { _id },
        { $set: { personId: null, name: DELETED_ACCOUNT, about: '', email: `${ERASED}-${String(_id)}` } },
      );
    await Jurors.updateMany({ invitedBy: personId }, { $set: { invitedBy: ERASED } });
    await Entries.updateMany(
      { 'changedBy.personId': personId },
      { $set: { changedBy: { personId: ERASED, personName: DELETED_ACCOUNT } } },
    );
    await Entries.updateMany({ 'answer.personId': personId }, { $set: { 'answer.personId': ERASED } });
  },
  eraseOrganisation: async (deps, organisationId) => {
    // What others made stays theirs.
    await Calls.updateMany(
      { $or: [{ coOrganiserIds: organisationId }, { invitedIds: organisationId }] },
      { $pull: { coOrganiserIds: organisationId, invitedIds: organisationId } },
    );
    const callIds = await Calls.distinct('_id', { organisationId });
    await removeEntries(deps, { $or: [{ organisationId }, { callId: { $in: callIds } }] });
    await Jurors.deleteMany({ callId: { $in: callIds } });
    for (const id of callIds) await forgetNotifications(`call:${String(id)}:`);
    // The index forgets it first; the document itself goes with the next look, once the index has.
    await Calls.updateMany({ organisationId }, { $set: { status: 'withdrawn', 'search.removed': true } });
  },
};

/** Deletes calls of erased organisations that the index no longer knows. */
export async function sweepRemovedCalls(): Promise<void> {
  await Calls.deleteMany({ 'search.removed': true, 'search.dirty': { $exists: false } });
}

/** Forgets invitations to a jury that nobody answered, or that were declined. */
export async function removeInvitations(before: Date): Promise<void> {
  await Jurors.deleteMany({ status: { $ne: 'accepted' }, expiresAt: { $lt: before } });
}

/** Forgets entries of calls that were over before a day, with files and scores; who won stays. */
export async function removeOldEntries(deps: Deps, before: Date): Promise<void> {
  const callIds = await Calls.distinct('_id', {
    status: { $in: ['decided', 'withdrawn'] },
    deadlineAt: { $lt: before },
  });
  await removeEntries(deps, { callId: { $in: callIds }, status: { $ne: 'won' } });
}

async function removeEntries(deps: Deps, gone: QueryFilter<EntryDoc>): Promise<void> {
  const entryIds = await Entries.distinct('_id', gone);
  for (const id of entryIds) {
    await releaseFilesOf(deps, { ownerKind: OWNER_KIND, ownerId: String(id) });
    await forgetNotifications(`call-entry:${String(id)}:`);
  }
  await Sheets.deleteMany({ entryId: { $in: entryIds } });
  await Conflicts.deleteMany({ entryId: { $in: entryIds } });
  await Entries.deleteMany({ _id: { $in: entryIds } });
}
