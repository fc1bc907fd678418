import { type StoredFile } from '@klammer/contracts/files';
import { type FileDoc } from './model.ts';
import { type Guarded } from './policy.ts';

export function guardedOf(doc: FileDoc): Guarded {
  return {
    organisation: String(doc.organisation),
    purpose: doc.purpose,
    state: doc.state,
    claimed: doc.ownerId !== null,
  };
}

export function presentFile(doc: FileDoc): StoredFile {
  return {
    id: String(doc._id),
    name: doc.name,
    type: doc.type,
    size: doc.parts.find((part) => part.size === 'large')?.bytes ?? 0,
    purpose: doc.purpose,
    uploadedAt: doc.uploadedAt.toISOString(),
  };
}
