import { DELETED_ACCOUNT, ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { releaseFilesOf } from '../files/service.ts';
import { PROOF_OWNER } from './applying.ts';
import { Memberships } from './model.ts';

const MOST_EXPORTED = 10_000;

/** Memberships are the organisations'; a person stands in them as who applied, booked or decided. */
export const membershipPersonal: PersonalData = {
  name: 'membership',
  merging: {
    references: [
      referenceIn(Memberships, 'steps.personId', { shape: 'parts' }),
      referenceIn(Memberships, 'bookings.personId', { shape: 'parts' }),
    ],
  },
  export: async (_deps, { personId }) => {
    const docs = await Memberships.find({
      $or: [{ 'steps.personId': personId }, { 'bookings.personId': personId }],
    })
      .limit(MOST_EXPORTED)
      .lean();
    const own = <Part extends { personId: string }>(parts: readonly Part[]) =>
      parts.filter((part) => part.personId === personId);
    return {
      data: {
        steps: docs.flatMap((doc) => own(doc.steps)),
        bookings: docs.flatMap((doc) => own(doc.bookings)),
      },
    };
  },
  erase: async (_deps, { personId }) => {
    for (const part of ['steps', 'bookings'] as const)
      await Memberships.updateMany(
        { [`${part}.personId`]: personId },
        { $set: { [`${part}.$[own].personId`]: ERASED, [`${part}.$[own].by`]: DELETED_ACCOUNT } },
        { arrayFilters: [{ 'own.personId': personId }] },
      );
  },
  eraseOrganisation: async (deps, organisationId) => {
    await releaseFilesOf(deps, { ownerKind: PROOF_OWNER, ownerId: organisationId });
    await Memberships.deleteMany({ organisationId });
  },
};
