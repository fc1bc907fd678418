import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Article, type news } from '@klammer/contracts/news';
import { MOST_PAGES, type PublicPage } from '@klammer/contracts/site';
import mongoose from 'mongoose';
import { canActFor, type Actor, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { renderBoth } from '../legal/service.ts';
import {
  canSee as canSeeProfile,
  findProfiles,
  guardedOf as profileGuard,
  listHidden,
} from '../profiles/service.ts';
import { Articles, type ArticleDoc } from './model.ts';
import { canSee, canWrite } from './policy.ts';
import { guardedOf, presentArticle, presentSummary, type Byline } from './present.ts';

/** @throws Problem not-found where there is none or it is not out and not the actor's to change: they look the same */
export async function readArticle(
  deps: Pick<Deps, 'now'>,
  actor: Actor,
  slugOrId: string,
): Promise<ArticleDoc> {
  const key = mongoose.isObjectIdOrHexString(slugOrId) ? { _id: slugOrId } : { slug: slugOrId };
  const doc = await Articles.findOne(key).lean<ArticleDoc>();
  if (!doc || !(await isShownTo(deps, actor, doc))) throw notFound();
  return doc;
}

/** Whether the actor sees an article, its words and its picture: with its organisation it is out of everybody's sight. */
export async function isShownTo(deps: Pick<Deps, 'now'>, actor: Actor, doc: ArticleDoc): Promise<boolean> {
  if (doc.search?.removed || !canSee(actor, guardedOf(doc, deps.now()))) return false;
  return (actor?.operator ?? false) || !(await listHidden()).includes(String(doc.organisationId));
}

export async function getArticle(deps: Pick<Deps, 'now'>, actor: Actor, slugOrId: string): Promise<Article> {
  return describe(deps, actor, await readArticle(deps, actor, slugOrId));
}

export async function describe(deps: Pick<Deps, 'now'>, actor: Actor, doc: ArticleDoc): Promise<Article> {
  const [bylines, html] = await Promise.all([bylinesOf(actor, [doc]), renderBoth(doc.text)]);
  return presentArticle(actor, doc, { by: bylineIn(bylines, doc), html, now: deps.now() });
}

export async function listNews(
  deps: Pick<Deps, 'now'>,
  actor: Actor,
  { cursor, limit, locale }: Parsed<typeof news.list>['query'],
): Promise<Output<typeof news.list>> {
  const now = deps.now();
  const docs = await Articles.find({
    $and: [
      { status: 'published', publishAt: { $lte: now }, organisationId: { $nin: await listHidden() } },
      locale ? { [`title.${locale}`]: { $ne: '' } } : {},
      after('publishAt', cursor),
    ],
  })
    .sort({ publishAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ArticleDoc[]>();
  const bylines = await bylinesOf(actor, docs);
  return toPage(
    docs,
    limit,
    (doc) => doc.publishAt ?? doc.createdAt,
    (doc) => presentSummary(doc, bylineIn(bylines, doc), now),
  );
}

/** All of them for the operator, those of the organisations one may act for to everybody else. */
export async function listWritten(
  deps: Pick<Deps, 'now'>,
  actor: Person,
  { cursor, limit }: Parsed<typeof news.written>['query'],
): Promise<Output<typeof news.written>> {
  const own = actor.memberships.map((one) => one.organisationId).filter((id) => canActFor(actor, id));
  const [author] = actor.organisationId ? await findProfiles([actor.organisationId]) : [];
  const docs = await Articles.find({
    $and: [
      { 'search.removed': { $ne: true } },
      actor.operator ? {} : { organisationId: { $in: own } },
      after('updatedAt', cursor),
    ],
  })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ArticleDoc[]>();
  const bylines = await bylinesOf(actor, docs);
  return {
    ...toPage(
      docs,
      limit,
      (doc) => doc.updatedAt,
      (doc) => presentSummary(doc, bylineIn(bylines, doc), deps.now()),
    ),
    abilities: { write: canWrite(actor, author ?? null) },
  };
}

/** The list of news and each article that is out. */
export async function listPublicPages(deps: Pick<Deps, 'now'>): Promise<PublicPage[]> {
  const docs = await Articles.find(
    {
      status: 'published',
      publishAt: { $lte: deps.now() },
      organisationId: { $nin: await listHidden() },
    },
    { slug: 1, updatedAt: 1 },
  )
    .sort({ publishAt: -1 })
    .limit(MOST_PAGES)
    .lean<Pick<ArticleDoc, 'slug' | 'updatedAt'>[]>();
  return [
    { path: '/news', changedAt: null },
    ...docs.map(({ slug, updatedAt }) => ({ path: `/news/${slug}`, changedAt: updatedAt.toISOString() })),
  ];
}

/** Who wrote each; the profile itself may be closed, then it is a name without a link. */
async function bylinesOf(actor: Actor, docs: readonly ArticleDoc[]): Promise<Map<string, Byline>> {
  const profiles = await findProfiles(
    docs.flatMap((doc) => (doc.organisationId ? [String(doc.organisationId)] : [])),
  );
  return new Map(
    profiles.map((one) => [
      String(one._id),
      { name: one.name, slug: canSeeProfile(actor, profileGuard(one)) ? one.slug : null },
    ]),
  );
}

function bylineIn(bylines: ReadonlyMap<string, Byline>, { organisationId }: ArticleDoc): Byline {
  return bylines.get(String(organisationId)) ?? null;
}
