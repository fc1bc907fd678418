import { type Parsed } from '@klammer/contracts/endpoint';
import { type Article, type news } from '@klammer/contracts/news';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { createOnce } from '../../db/once.ts';
import { changeRevised } from '../../db/revision.ts';
import { type Deps } from '../../deps.ts';
import { momentOf } from '../../time/local-time.ts';
import { Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { releaseFilesOf } from '../files/service.ts';
import { slugify } from '../organisations/service.ts';
import { findProfiles, isKnownPartner } from '../profiles/service.ts';
import { Articles, type ArticleDoc } from './model.ts';
import { canEdit, canWrite } from './policy.ts';
import { guardedOf } from './present.ts';
import { leaveIndex } from './listing.ts';
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
  // What somebody else sent under the same id is another article.
  const cause = `article:${actor.personId}:${clientId}`;
  const now = deps.now();
  const _id = new mongoose.Types.ObjectId();
  const { id } = await createOnce(Articles, cause, () =>
    Articles.create({
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
    }),
  );
  return getArticle(deps, actor, id);
}

/** @throws Problem not-found | forbidden | conflict where somebody else changed it since */
export async function updateArticle(
  deps: Deps,
  actor: Person,
  id: string,
  { revision, ...fields }: Parsed<typeof news.update>['body'],
): Promise<Article> {
  await readWritable(deps, actor, id);
  const tooSlow = 'Somebody else changed this article; please look at it again.';
  const doc = await changeRevised(Articles, { _id: id, revision }, fields, deps.now(), tooSlow);
  return describe(deps, actor, doc);
}

/** @param at when it appears; null for now, and what is out keeps its day */
export async function publishArticle(
  deps: Deps,
  actor: Person,
  id: string,
  { at }: Parsed<typeof news.publish>['body'],
): Promise<Article> {
  const before = await readWritable(deps, actor, id);
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
  const pictures = { ownerKind: PICTURE_OWNER, ownerId: id };
  await releaseFilesOf(deps, pictures);
  await leaveIndex({ _id: id });
  // One that came meanwhile; it would count as used space that nobody can free.
  await releaseFilesOf(deps, pictures);
  await recordAudit(deps, {
    actor,
    action: 'article.removed',
    subject: { kind: 'article', id },
    detail: { slug },
  });
}

/**
 * An article that somebody brings out or changes. Taking away is open to its people for ever; what stands on the front
 * page is not, once the operator no longer knows them as a partner.
 * @throws Problem not-found | forbidden
 */
export async function readWritable(deps: Deps, actor: Person, id: string): Promise<ArticleDoc> {
  const doc = await readEditable(deps, actor, id);
  const [author] = doc.organisationId ? await findProfiles([String(doc.organisationId)]) : [];
  if (!actor.operator && !(author && isKnownPartner(author)))
    throw new Problem('forbidden', 'News are brought out by partners that the operator has verified.');
  return doc;
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
  const listed = status === 'published' && publishAt !== null && publishAt <= deps.now();
  await Articles.updateOne({ _id: id }, { $set: { status, publishAt, listed, updatedAt: deps.now() } });
  await recordAudit(deps, {
    actor,
    action: status === 'published' ? 'article.published' : 'article.withdrawn',
    subject: { kind: 'article', id },
  });
  return getArticle(deps, actor, id);
}
