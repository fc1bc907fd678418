import { type PersonMerging } from '../../contributions/person-merging.ts';
import { referenceIn, type Move } from '../../contributions/references.ts';
import { Agreements, type AgreementDoc } from './model.ts';

const AT_ONCE = 100;

/**
 * Who sees to a milestone is part of the text. What all have signed stays beside as it was signed; what only some have
 * signed is to be signed anew, as when organisations are merged.
 */
async function moveMilestones(doc: AgreementDoc, { from, to }: Move): Promise<void> {
  const isSigned = !['draft', 'proposed'].includes(doc.status);
  const { organisations, content } = doc;
  await Agreements.updateOne(
    { _id: doc._id, revision: doc.revision },
    {
      $set: {
        'content.milestones': content.milestones.map((one) =>
          one.ownerId === from ? { ...one, ownerId: to } : one,
        ),
        ...(!isSigned && { signatures: [] }),
        ...(isSigned && !doc.signedAs && { signedAs: { organisations, content } }),
      },
      $inc: { revision: 1 },
    },
  );
}

export const agreementsMerging: PersonMerging = {
  references: [
    // Counted here; `move` has emptied it by then.
    referenceIn(Agreements, 'content.milestones.ownerId', { shape: 'parts', counts: 'agreements' }),
    referenceIn(Agreements, 'changedBy.personId'),
    referenceIn(Agreements, 'progress.doneById', { shape: 'parts' }),
  ],
  covers: [
    // Who signed, and who wrote what a later state replaced, stays as it was (decisions 12 and 30).
    'agreements.signatures.personId',
    'agreements.signedAs.content.milestones.ownerId',
    'agreement_versions.content.milestones.ownerId',
    'agreement_versions.changedBy.personId',
  ],
  move: async (_deps, move) => {
    for (;;) {
      const docs = await Agreements.find({ 'content.milestones.ownerId': move.from })
        .limit(AT_ONCE)
        .lean<AgreementDoc[]>();
      if (docs.length === 0) return;
      for (const doc of docs) await moveMilestones(doc, move);
    }
  },
};
