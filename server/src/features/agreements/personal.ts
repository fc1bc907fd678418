import { DELETED_ACCOUNT, ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { forgetAnnouncements } from './announcing.ts';
import { agreementsMerging } from './merging-people.ts';
import { Agreements, Versions, type AgreementDoc, type VersionDoc } from './model.ts';

const MOST_READ = 10_000;
const UNSIGNED = ['draft', 'proposed'] as const;

/**
 * Agreements are the organisations'. Who signed what all sides signed stays, name included: it is what the other side can
 * prove its claims with. Everywhere else the name goes.
 */
export const agreementsPersonal: PersonalData = {
  name: 'agreements',
  merging: agreementsMerging,
  export: async (_deps, { personId }) => ({
    data: {
      agreements: (await Agreements.find(takenPartIn(personId)).limit(MOST_READ).lean<AgreementDoc[]>()).map(
        (doc) => shareOf(doc, personId),
      ),
      versions: await Versions.find({ 'changedBy.personId': personId }).limit(MOST_READ).lean<VersionDoc[]>(),
    },
  }),
  erase: async (_deps, { personId }) => {
    const changed = { 'changedBy.personId': personId };
    const nobody = { 'changedBy.personId': ERASED, 'changedBy.personName': DELETED_ACCOUNT };
    await Versions.updateMany(changed, { $set: nobody });
    await Agreements.updateMany(changed, { $set: nobody });
    await Agreements.updateMany(
      { 'progress.doneById': personId },
      { $set: { 'progress.$[own].doneBy': DELETED_ACCOUNT, 'progress.$[own].doneById': ERASED } },
      { arrayFilters: [{ 'own.doneById': personId }] },
    );
    await eraseSignatures(personId);
  },
  eraseOrganisation: async (_deps, organisationId) => {
    const docs = await Agreements.find({ organisations: organisationId }, { status: 1 })
      .limit(MOST_READ)
      .lean();
    for (const { _id } of docs) await forgetAnnouncements(String(_id));
    const unsigned = docs
      .filter(({ status }) => UNSIGNED.some((one) => one === status))
      .map(({ _id }) => _id);
    await Versions.deleteMany({ agreementId: { $in: unsigned } });
    await Agreements.deleteMany({ _id: { $in: unsigned } });
  },
};

/** What is theirs in it: how it went on may be no business of theirs any more. */
function shareOf(doc: AgreementDoc, personId: string) {
  const signatures = doc.signatures.filter((one) => one.personId === personId);
  const isTheirText = doc.changedBy.personId === personId || signatures.length > 0;
  return {
    id: String(doc._id),
    ...(isTheirText && { content: doc.signedAs?.content ?? doc.content }),
    signatures,
    progress: doc.progress.filter((one) => one.doneById === personId),
  };
}

function takenPartIn(personId: string) {
  return {
    $or: [
      { 'changedBy.personId': personId },
      { 'signatures.personId': personId },
      { 'progress.doneById': personId },
    ],
  };
}

async function eraseSignatures(personId: string): Promise<void> {
  const docs = await Agreements.find({ 'signatures.personId': personId })
    .limit(MOST_READ)
    .lean<AgreementDoc[]>();
  for (const doc of docs) {
    const isBinding =
      !UNSIGNED.some((one) => one === doc.status) && doc.signatures.length >= doc.organisations.length;
    await Agreements.updateOne(
      { _id: doc._id },
      {
        $set: {
          'signatures.$[own].personId': ERASED,
          ...(!isBinding && { 'signatures.$[own].personName': DELETED_ACCOUNT }),
        },
      },
      { arrayFilters: [{ 'own.personId': personId }] },
    );
  }
}
