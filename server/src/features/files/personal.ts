import { type Deps } from '../../deps.ts';
import { type ExportedFile, type PersonalData, ERASED } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Files, FileUsages, type FileDoc } from './model.ts';
import { removeFiles } from './removing.ts';

const MOST_EXPORTED = 2000;

/** Files belong to organisations; what was sent to others in a conversation, or shows them a milestone, stays with them. */
export const filesPersonal: PersonalData = {
  name: 'files',
  merging: { references: [referenceIn(Files, 'uploadedBy', { counts: 'files' })] },
  export: async (deps, { personId }) => {
    const docs = await Files.find({ uploadedBy: personId, state: 'stored' })
      .limit(MOST_EXPORTED)
      .lean<FileDoc[]>();
    return {
      data: docs.map(({ parts: _, ...doc }) => doc),
      files: docs.flatMap((doc) => exportedOf(deps, doc)),
    };
  },
  erase: async (_deps, { personId }) => {
    await Files.updateMany({ uploadedBy: personId }, { $set: { uploadedBy: ERASED } });
  },
  eraseOrganisation: async (deps, organisationId) => {
    const own = { organisation: organisationId, ownerKind: { $nin: ['conversation', 'agreement'] } };
    while ((await removeFiles(deps, own)) > 0);
    await FileUsages.deleteOne({ _id: organisationId });
  },
};

function exportedOf({ files }: Deps, { name, parts }: FileDoc): ExportedFile[] {
  const part = parts.find((one) => one.size === 'large') ?? parts[0];
  return part ? [{ name, open: async () => files.get(part.key) }] : [];
}
