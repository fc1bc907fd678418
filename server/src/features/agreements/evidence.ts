import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { describeFiles, exchangeFiles, type FileReader } from '../files/service.ts';
import { Agreements, type AgreementDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';

/** What a milestone's file belongs to: the agreement, so that every party may read it. */
export const EVIDENCE_OWNER = 'agreement';

type Progress = AgreementDoc['progress'][number];

/** Writes a milestone's progress with what that means for its file; a step that is open again has none. */
export function withEvidence<Result>(
  deps: Deps,
  actor: Member,
  { _id, progress }: AgreementDoc,
  { key, fileId }: { key: string; fileId: string | null },
  write: (file: Progress['file']) => Promise<Result>,
): Promise<Result> {
  const owner = { ownerKind: EVIDENCE_OWNER, ownerId: String(_id), purpose: 'evidence' as const };
  const had = filesIn(progress.filter((one) => one.key === key));
  const held = async () => filesIn((await Agreements.findById(_id).lean<AgreementDoc>())?.progress ?? []);
  return exchangeFiles(deps, actor, owner, { had, has: fileId ? [fileId] : [], held }, async () => {
    const file = fileId ? (await describeFiles([fileId])).get(fileId) : undefined;
    return write(file && { id: new mongoose.Types.ObjectId(file.id), name: file.name, size: file.size });
  });
}

const filesIn = (progress: readonly Progress[]): string[] =>
  progress.flatMap(({ file }) => (file ? [String(file.id)] : []));

export const readsEvidence: FileReader = async (_deps, actor, { ownerId }) => {
  const doc = await Agreements.findById(ownerId).lean<AgreementDoc>();
  return doc !== null && canSee(actor, guardedOf(doc));
};
