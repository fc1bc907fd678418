import { type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Deals, Pipelines, type DealDoc } from './model.ts';

const MOST_EXPORTED = 10_000;

/** Deals are the organisation's; a person stands there as who is in charge, wrote a note or moved them. */
export const dealsPersonal: PersonalData = {
  name: 'deals',
  merging: {
    references: [
      referenceIn(Deals, 'ownerId', { counts: 'deals' }),
      referenceIn(Deals, 'tasks.ownerId', { shape: 'parts', counts: 'tasks' }),
      referenceIn(Deals, 'notes.personId', { shape: 'parts' }),
      referenceIn(Deals, 'history.personId', { shape: 'parts' }),
    ],
  },
  export: async (_deps, { personId }) => {
    const docs = await Deals.find({
      $or: [{ ownerId: personId }, { 'tasks.ownerId': personId }, { 'notes.personId': personId }],
    })
      .limit(MOST_EXPORTED)
      .lean<DealDoc[]>();
    const data = docs.map(({ name, ownerId, notes, tasks }) => ({
      name,
      inCharge: ownerId === personId,
      notes: notes.filter((note) => note.personId === personId).map(({ text, at }) => ({ text, at })),
      tasks: tasks.filter((task) => task.ownerId === personId).map(({ title, dueOn }) => ({ title, dueOn })),
    }));
    return { data };
  },
  erase: async (_deps, { personId }) => {
    const nobody = { personId: '', by: '' };
    await Deals.updateMany({ ownerId: personId }, { $set: { ownerId: null } });
    await Deals.updateMany(
      { 'tasks.ownerId': personId },
      { $set: { 'tasks.$[own].ownerId': null } },
      { arrayFilters: [{ 'own.ownerId': personId }] },
    );
    for (const list of ['notes', 'history'] as const)
      await Deals.updateMany(
        { [`${list}.personId`]: personId },
        { $set: { [`${list}.$[own].personId`]: nobody.personId, [`${list}.$[own].by`]: nobody.by } },
        { arrayFilters: [{ 'own.personId': personId }] },
      );
  },
  eraseOrganisation: async (_deps, organisationId) => {
    await Deals.deleteMany({ organisationId });
    await Pipelines.deleteOne({ _id: organisationId });
    // What others keep about it stays theirs, without a way to it.
    await Deals.updateMany({ profileId: organisationId }, { $set: { profileId: null, share: null } });
  },
};
