import mongoose from 'mongoose';
import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Verdicts } from './model.ts';

export const matchesOrganisations: OrganisationData = {
  references: [referenceIn(Verdicts, 'organisationId'), referenceIn(Verdicts, 'profileId')],
  move: async (_deps, { from, to }) => {
    const pair = [from, to].map((id) => new mongoose.Types.ObjectId(id));
    await Verdicts.deleteMany({ organisationId: { $in: pair }, profileId: { $in: pair } });
  },
};
