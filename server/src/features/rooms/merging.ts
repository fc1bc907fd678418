import { referenceIn, type Move, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Accesses, Confirmations, Grants, Rooms } from './model.ts';

/** Both have a room of that name. */
async function rename(id: unknown, { to }: Move): Promise<void> {
  const room = await Rooms.findById(id as string, { name: 1 }).lean();
  await Rooms.updateOne(
    { _id: id as string },
    { $set: { organisationId: to, name: `${room?.name ?? ''} (${String(id).slice(-4)})` } },
  );
}

export const roomsOrganisations: OrganisationData = {
  references: [
    referenceIn(Rooms, 'organisationId', { counts: 'rooms', onDuplicate: rename }),
    referenceIn(Grants, 'organisationId'),
    referenceIn(Confirmations, 'organisationId'),
    referenceIn(Accesses, 'organisationId'),
  ],
};
