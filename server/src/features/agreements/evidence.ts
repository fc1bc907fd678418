import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { claimFile, releaseFile, type FileReader } from '../files/service.ts';
import { Agreements, type AgreementDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';

/** What a milestone's file belongs to: the agreement, so that every party may read it. */
export const EVIDENCE_OWNER = 'agreement';

/** Makes an upload part of the agreement. @throws Problem invalid-input where it is no upload of one's own for this */
export async function claimEvidence(deps: Deps, actor: Member, agreementId: string, fileId: string) {
  const owner = { ownerKind: EVIDENCE_OWNER, ownerId: agreementId };
  const { id, name, size } = await claimFile(deps, actor, fileId, { ...owner, purpose: 'evidence' });
  return { id: new mongoose.Types.ObjectId(id), name, size };
}

/** A step that is open again has no evidence. */
export async function releaseEvidence(deps: Deps, agreementId: string, fileId: string): Promise<void> {
  await releaseFile(deps, fileId, { ownerKind: EVIDENCE_OWNER, ownerId: agreementId });
}

export const readsEvidence: FileReader = async (_deps, actor, { ownerId }) => {
  const doc = await Agreements.findById(ownerId).lean<AgreementDoc>();
  return doc !== null && canSee(actor, guardedOf(doc));
};
