import { DELETED_ACCOUNT, ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { removeAll } from './keeping.ts';
import { Accesses, Confirmations, Grants, Rooms } from './model.ts';
import { takeBackNews } from './telling.ts';

const MOST_READ = 10_000;

/**
 * A person stands in rooms as who added a file, gave a grant or confirmed confidentiality. That somebody of an
 * organisation confirmed stays as long as the room: it is what the owner relies on; the name goes.
 */
export const roomsPersonal: PersonalData = {
  name: 'rooms',
  merging: {
    references: [
      referenceIn(Rooms, 'files.addedBy', { shape: 'parts' }),
      referenceIn(Grants, 'grantedBy'),
      referenceIn(Confirmations, 'personId'),
    ],
  },
  export: async (_deps, { personId }) => {
    const rooms = await Rooms.find({ 'files.addedBy': personId }).limit(MOST_READ).lean();
    const grants = await Grants.find({ grantedBy: personId }).limit(MOST_READ).lean();
    const confirmations = await Confirmations.find({ personId }).limit(MOST_READ).lean();
    return {
      data: {
        filesAdded: rooms.flatMap((room) =>
          room.files
            .filter((file) => file.addedBy === personId)
            .map(({ name, addedAt }) => ({ room: room.name, name, addedAt })),
        ),
        grantsGiven: grants.map(({ roomId, organisationId, access, grantedAt }) => ({
          roomId,
          organisationId,
          access,
          grantedAt,
        })),
        confirmations: confirmations.map(({ roomId, version, at }) => ({ roomId, version, at })),
      },
    };
  },
  erase: async (_deps, { personId }) => {
    await Rooms.updateMany(
      { 'files.addedBy': personId },
      { $set: { 'files.$[own].addedBy': ERASED } },
      { arrayFilters: [{ 'own.addedBy': personId }] },
    );
    await Grants.updateMany({ grantedBy: personId }, { $set: { grantedBy: ERASED } });
    // Each under an id of its own: a room holds one confirmation of a person.
    for (const { _id } of await Confirmations.find({ personId }, { _id: 1 }).limit(MOST_READ).lean())
      await Confirmations.updateOne(
        { _id },
        { $set: { personId: `${ERASED}:${String(_id)}`, personName: DELETED_ACCOUNT } },
      );
  },
  eraseOrganisation: async (deps, organisationId) => {
    for (const { _id } of await Rooms.find({ organisationId }, { _id: 1 }).limit(MOST_READ).lean())
      await removeAll(deps, String(_id));
    for (const { roomId } of await Grants.find({ organisationId }, { roomId: 1 }).limit(MOST_READ).lean())
      await takeBackNews(String(roomId), organisationId);
    await Grants.deleteMany({ organisationId });
    await Confirmations.deleteMany({ organisationId });
    await Accesses.deleteMany({ organisationId });
  },
};
