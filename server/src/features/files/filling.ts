import { type StoredFile } from '@klammer/contracts/files';
import { type Deps } from '../../deps.ts';
import { Files, type FileOwner } from './model.ts';
import { drawAnew } from './picture.ts';
import { presentFile } from './present.ts';
import { keepFile, type Kept } from './uploading.ts';

/** A file of the demonstration region, made by ourselves and part of something from the start. */
export type FilledFile = Pick<Kept, 'name' | 'ending' | 'type' | 'purpose'> & {
  organisationId: string;
  personId: string;
  bytes: Buffer;
  owner: FileOwner;
};

export async function fillFile(deps: Deps, { bytes, owner, ...file }: FilledFile): Promise<StoredFile> {
  const doc = await keepFile(deps, file, { ...file, picture: false, parts: { large: bytes } });
  await Files.updateOne({ _id: doc._id }, { $set: owner });
  return presentFile(doc);
}

/** A picture of the demonstration region, in both sizes. */
export async function fillPicture(
  deps: Deps,
  by: { organisationId: string; personId: string },
  { name, bytes, owner }: { name: string; bytes: Buffer; owner: FileOwner },
): Promise<StoredFile> {
  const parts = await drawAnew(bytes, 'article');
  const kept = {
    name,
    ending: 'webp',
    type: 'image/webp',
    purpose: 'article' as const,
    picture: true,
    parts,
  };
  const doc = await keepFile(deps, by, kept);
  await Files.updateOne({ _id: doc._id }, { $set: owner });
  return presentFile(doc);
}
