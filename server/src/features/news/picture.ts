import { type Article } from '@klammer/contracts/news';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type Upload } from '../../http/uploads.ts';
import { notFound } from '../../problem.ts';
import { keepPicture, releaseFile, type FileReader } from '../files/service.ts';
import { Articles, type ArticleDoc } from './model.ts';
import { getArticle, isShownTo } from './reading.ts';
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
  if (!(await change(deps, before, file.id))) {
    await releaseFile(deps, file.id, owner);
    throw notFound();
  }
  return getArticle(deps, actor, id);
}

export async function removePicture(deps: Deps, actor: Person, id: string): Promise<Article> {
  await change(deps, await readEditable(deps, actor, id), null);
  return getArticle(deps, actor, id);
}

/** Whoever may see the article sees its picture. */
export const readsPicture: FileReader = async (deps, actor, { fileId, ownerId }) => {
  const doc = await Articles.findOne({ _id: ownerId, picture: fileId }).lean<ArticleDoc>();
  return doc !== null && (await isShownTo(deps, actor, doc));
};

/** Lets the one go that this write replaced: of two at once, each replaces another. @returns false where the article is gone */
async function change(deps: Deps, { _id }: ArticleDoc, picture: string | null): Promise<boolean> {
  const before = await Articles.findOneAndUpdate(
    { _id, 'search.removed': { $ne: true } },
    { $set: { picture, updatedAt: deps.now() } },
  ).lean<ArticleDoc>();
  if (before?.picture)
    await releaseFile(deps, before.picture, { ownerKind: PICTURE_OWNER, ownerId: String(_id) });
  return before !== null;
}
