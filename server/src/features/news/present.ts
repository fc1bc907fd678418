import { type Article, type ArticleState, type ArticleSummary } from '@klammer/contracts/news';
import { type Localised } from '@klammer/contracts/text';
import { type Actor } from '../../actor.ts';
import { localOf } from '../../time/local-time.ts';
import { type ArticleDoc } from './model.ts';
import { canEdit, type Guarded } from './policy.ts';

export type Byline = ArticleSummary['by'];

function stateOf({ status, publishAt }: ArticleDoc, now: Date): ArticleState {
  if (status === 'draft' || !publishAt) return 'draft';
  return publishAt > now ? 'scheduled' : 'published';
}

export function guardedOf(doc: ArticleDoc, now: Date): Guarded {
  return {
    organisationId: doc.organisationId && String(doc.organisationId),
    isOut: stateOf(doc, now) === 'published',
  };
}

export function presentSummary(doc: ArticleDoc, by: Byline, now: Date): ArticleSummary {
  return {
    id: String(doc._id),
    slug: doc.slug,
    state: stateOf(doc, now),
    title: doc.title,
    teaser: doc.teaser,
    picture: doc.picture ? { id: doc.picture, alt: doc.pictureAlt } : null,
    publishAt: doc.publishAt?.toISOString() ?? null,
    by,
  };
}

export function presentArticle(
  actor: Actor,
  doc: ArticleDoc,
  { by, html, now }: { by: Byline; html: Localised; now: Date },
): Article {
  const edit = canEdit(actor, guardedOf(doc, now));
  return {
    ...presentSummary(doc, by, now),
    html,
    updatedAt: doc.updatedAt.toISOString(),
    source: edit
      ? {
          text: doc.text,
          pictureAlt: doc.pictureAlt,
          publishAt: doc.publishAt && localOf(doc.publishAt),
          revision: doc.revision,
        }
      : null,
    abilities: { edit },
  };
}
