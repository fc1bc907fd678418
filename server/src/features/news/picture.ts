import { type Article } from '@klammer/contracts/news';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type Upload } from '../../http/uploads.ts';
import { keepPicture, releaseFile, type FileReader } from '../files/service.ts';
import { Articles, type ArticleDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';
import { getArticle } from './reading.ts';
import { PICTURE_OWNER, readEditable, readWritable } from './writing.ts';

/** Pictures of the operator's own articles are counted together: the operator need not have an organisation. */
const REGION = '0'.repeat(24);

/** @throws Problem not-found | forbidden | invalid-input | unsupported-media-type | capacity-reached */
export async function setPicture(
  deps: Deps,
  actor: Person,
  id: string,
  upload: Upload | null,
): Promise<Article> {
  const before = await readWritable(deps, actor, id);
  const by = { organisationId: String(before.organisationId ?? REGION), personId: actor.personId };
  const owner = { ownerKind: PICTURE_OWNER, ownerId: id };
  const file = await keepPicture(deps, by, { purpose: 'article', upload, owner });
  await change(deps, before, file.id);
  return getArticle(deps, actor, id);
}

export async function removePicture(deps: Deps, actor: Person, id: string): Promise<Article> {
  await change(deps, await readEditable(deps, actor, id), null);
  return getArticle(deps, actor, id);
}

/** Whoever may see the article sees its picture. */
export const readsPicture: FileReader = async (deps, actor, { fileId, ownerId }) => {
  const doc = await Articles.findOne({ _id: ownerId, picture: fileId }).lean<ArticleDoc>();
  return doc !== null && canSee(actor, guardedOf(doc, deps.now()));
};

async function change(deps: Deps, { _id, picture: before }: ArticleDoc, picture: string | null) {
  await Articles.updateOne({ _id }, { $set: { picture, updatedAt: deps.now() } });
  if (before) await releaseFile(deps, before, { ownerKind: PICTURE_OWNER, ownerId: String(_id) });
}
