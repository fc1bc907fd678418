import { referenceIn, type Move, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Agreements, type AgreementDoc } from './model.ts';

const AT_ONCE = 100;

/**
 * All of it in one write. What all have signed stays beside as it was signed: the checksum under the signatures is of
 * that text. What only some have signed is to be signed anew.
 */
async function moveAgreement(doc: AgreementDoc, { from, to }: Move): Promise<void> {
  const moved = <Part extends { organisationId: string }>(parts: readonly Part[]): Part[] =>
    parts.map((part) => (part.organisationId === from ? { ...part, organisationId: to } : part));
  const isSigned = !['draft', 'proposed'].includes(doc.status);
  const { organisations, content } = doc;
  await Agreements.updateOne(
    { _id: doc._id, revision: doc.revision, organisations: from },
    {
      $set: {
        organisations: organisations.map((id) => (String(id) === from ? to : id)),
        'content.sides': moved(content.sides),
        'content.milestones': moved(content.milestones),
        signatures: isSigned ? moved(doc.signatures) : [],
        reviews: doc.reviews.map((review) => ({ ...review, answers: moved(review.answers) })),
        ...(doc.changedBy.organisationId === from && { 'changedBy.organisationId': to }),
        ...(isSigned && !doc.signedAs && { signedAs: { organisations, content } }),
      },
      $inc: { revision: 1 },
    },
  );
}

export const agreementsOrganisations: OrganisationData = {
  // Counted here; `move` has emptied it by then.
  references: [referenceIn(Agreements, 'organisations', { shape: 'list', counts: 'agreements' })],
  covers: [
    'agreements.content.sides.organisationId',
    'agreements.content.milestones.organisationId',
    'agreements.signatures.organisationId',
    'agreements.reviews.answers.organisationId',
    'agreements.changedBy.organisationId',
    'agreements.signedAs.organisations',
    'agreements.signedAs.content.sides.organisationId',
    'agreements.signedAs.content.milestones.organisationId',
    // States that a later one replaced say what was true then.
    'agreement_versions.content.sides.organisationId',
    'agreement_versions.content.milestones.organisationId',
    'agreement_versions.changedBy.organisationId',
  ],
  move: async (_deps, move) => {
    for (;;) {
      const docs = await Agreements.find({ organisations: move.from }).limit(AT_ONCE).lean<AgreementDoc[]>();
      if (docs.length === 0) return;
      for (const doc of docs) await moveAgreement(doc, move);
    }
  },
};
