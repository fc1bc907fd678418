import { referenceIn, type Move, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Deals, Pipelines } from './model.ts';

/** Both keep a card about the same one: notes of both are worth keeping, so the card stays beside the other. */
async function keepBeside(id: unknown, { to }: Move): Promise<void> {
  const doc = await Deals.findOne({ _id: id as string }, { cause: 1 }).lean();
  await Deals.updateOne(
    { _id: id as string },
    { $set: { organisationId: to, cause: `${doc?.cause ?? ''}:${String(id)}` } },
  );
}

export const dealsOrganisations: OrganisationData = {
  references: [
    referenceIn(Deals, 'organisationId', { counts: 'deals', onDuplicate: keepBeside }),
    referenceIn(Deals, 'profileId'),
  ],
  move: async (_deps, { from, to }) => {
    const pipeline = await Pipelines.findById(from).lean();
    if (!pipeline) return;
    const { _id: _, ...fields } = pipeline;
    await Pipelines.updateOne({ _id: to }, { $setOnInsert: fields }, { upsert: true });
    await Pipelines.deleteOne({ _id: from });
  },
};
