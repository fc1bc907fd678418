import { type Parsed } from '@klammer/contracts/endpoint';
import { type Article, type news } from '@klammer/contracts/news';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { momentOf } from '../../local-time.ts';
import { Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { releaseFilesOf } from '../files/service.ts';
import { slugify } from '../organisations/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { Articles, type ArticleDoc } from './model.ts';
import { canEdit, canWrite } from './policy.ts';
import { guardedOf } from './present.ts';
import { describe, getArticle, readArticle } from './reading.ts';

/** Whose files the pictures of articles are. */
export const PICTURE_OWNER = 'article';

/** @throws Problem forbidden for whom the operator has not verified as a partner */
export async function createArticle(
  deps: Deps,
  actor: Person,
  { clientId, ...fields }: Parsed<typeof news.create>['body'],
): Promise<Article> {
  const [author] = actor.organisationId ? await findProfiles([actor.organisationId]) : [];
  if (!canWrite(actor, author ?? null)) throw new Problem('forbidden');
  const cause = `article:${clientId}`;
  const now = deps.now();
  const _id = new mongoose.Types.ObjectId();
  try {
    await Articles.create([
      {
        ...fields,
        _id,
        cause,
        slug: `${slugify(fields.title.de || fields.title.en)}-${_id.toHexString().slice(-6)}`,
        status: 'draft',
        organisationId: author?._id ?? null,
        personId: actor.personId,
        revision: 0,
        createdAt: now,
        updatedAt: now,
      },
    ]);
    return await getArticle(deps, actor, String(_id));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const earlier = await Articles.findOne({ cause }, { _id: 1 }).lean();
    if (!earlier) throw error;
    return getArticle(deps, actor, String(earlier._id));
  }
}

/** @throws Problem not-found | forbidden | conflict where somebody else changed it since */
export async function updateArticle(
  deps: Deps,
  actor: Person,
  id: string,
  { revision, ...fields }: Parsed<typeof news.update>['body'],
): Promise<Article> {
  await readEditable(deps, actor, id);
  const doc = await Articles.findOneAndUpdate(
    { _id: id, revision },
    { $set: { ...fields, updatedAt: deps.now() }, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<ArticleDoc>();
  if (!doc) throw new Problem('conflict', 'Somebody else changed this article; please look at it again.');
  return describe(deps, actor, doc);
}

/** @param at when it appears; null for now, and what is out keeps its day */
export async function publishArticle(
  deps: Deps,
  actor: Person,
  id: string,
  { at }: Parsed<typeof news.publish>['body'],
): Promise<Article> {
  const before = await readEditable(deps, actor, id);
  const now = deps.now();
  const kept = before.status === 'published' && before.publishAt && before.publishAt <= now;
  const publishAt = at ? momentOf(at) : kept ? before.publishAt : now;
  return setStatus(deps, actor, id, { status: 'published', publishAt });
}

export async function withdrawArticle(deps: Deps, actor: Person, id: string): Promise<Article> {
  await readEditable(deps, actor, id);
  return setStatus(deps, actor, id, { status: 'draft', publishAt: null });
}

export async function removeArticle(deps: Deps, actor: Person, id: string): Promise<void> {
  const { slug } = await readEditable(deps, actor, id);
  await releaseFilesOf(deps, { ownerKind: PICTURE_OWNER, ownerId: id });
  await Articles.deleteOne({ _id: id });
  await recordAudit(deps, {
    actor,
    action: 'article.removed',
    subject: { kind: 'article', id },
    detail: { slug },
  });
}

/** @throws Problem not-found | forbidden for those who only read it */
export async function readEditable(deps: Deps, actor: Person, id: string): Promise<ArticleDoc> {
  const doc = await readArticle(deps, actor, id);
  if (!canEdit(actor, guardedOf(doc, deps.now()))) throw new Problem('forbidden');
  return doc;
}

async function setStatus(
  deps: Deps,
  actor: Person,
  id: string,
  { status, publishAt }: Pick<ArticleDoc, 'status' | 'publishAt'>,
): Promise<Article> {
  await Articles.updateOne({ _id: id }, { $set: { status, publishAt, updatedAt: deps.now() } });
  await recordAudit(deps, {
    actor,
    action: status === 'published' ? 'article.published' : 'article.withdrawn',
    subject: { kind: 'article', id },
  });
  return getArticle(deps, actor, id);
}
