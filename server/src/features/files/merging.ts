import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Files, FileUsages } from './model.ts';

export const filesOrganisations: OrganisationData = {
  references: [referenceIn(Files, 'organisation', { counts: 'files' })],
  move: async (_deps, { from, to }) => {
    await Files.updateMany({ ownerId: from }, { $set: { ownerId: to } });
    const usage = await FileUsages.findById(from).lean();
    if (!usage) return;
    // Once for each file, so that a kill between counts none twice.
    const files = await Files.find({ _id: { $in: usage.held } }, { bytes: 1 })
      .limit(5000)
      .lean();
    const sizes = new Map(files.map((file) => [String(file._id), file.bytes]));
    for (const file of usage.held)
      await FileUsages.updateOne(
        { _id: to, held: { $ne: file } },
        { $inc: { bytes: sizes.get(String(file)) ?? 0 }, $push: { held: file } },
        { upsert: !(await FileUsages.exists({ _id: to })) },
      );
    await FileUsages.deleteOne({ _id: from });
  },
};
