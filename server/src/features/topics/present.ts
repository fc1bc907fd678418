import { type Topic, type TopicComment, type TopicSummary } from '@klammer/contracts/topics';
import { type Actor } from '../../actor.ts';
import { bothOf } from '../../db/localised.ts';
import { type CommentDoc, type TopicDoc } from './model.ts';
import { canComment, canEdit, canKeep, canRemoveComment, type Guarded } from './policy.ts';

export interface Owner {
  name: string;
  /** Null where there is no profile that the asker may open. */
  slug: string | null;
}

export function guardedOf(doc: Pick<TopicDoc, 'status' | 'ownerId'>): Guarded {
  return { status: doc.status, ownerId: String(doc.ownerId) };
}

/** @returns how much of the way from baseline to target is done, in per cent; below 0 where it got worse */
function percentOf({ baseline, target }: Pick<TopicDoc, 'baseline' | 'target'>, value: number): number {
  return Math.round(((value - baseline.value) / (target.value - baseline.value)) * 100);
}

export function presentSummary(doc: TopicDoc, owner: Owner): TopicSummary {
  const last = sorted(doc.values).at(-1);
  return {
    id: String(doc._id),
    slug: doc.slug,
    status: doc.status,
    title: doc.title,
    question: doc.question,
    unit: doc.unit,
    baseline: doc.baseline,
    target: doc.target,
    latest: last
      ? { value: last.value, on: last.on, source: last.source, percent: percentOf(doc, last.value) }
      : null,
    owner,
    updatedAt: doc.updatedAt.toISOString(),
  };
}

export function presentTopic(actor: Actor, doc: TopicDoc, owner: Owner): Topic {
  const guarded = guardedOf(doc);
  return {
    ...presentSummary(doc, owner),
    text: doc.text,
    circle: doc.circle.map(({ group, name, role }) => ({ group, name, role: bothOf(role) })),
    milestones: doc.milestones.map(({ key, title, dueOn, doneOn }) => ({ key, title, dueOn, doneOn })),
    values: sorted(doc.values).map(({ value, on, source, by }) => ({ key: on, value, on, source, by })),
    entries: doc.entries
      .toSorted((one, other) => other.at.getTime() - one.at.getTime())
      .map(({ key, kind, text, at, by }) => ({ key, kind, text: bothOf(text), at: at.toISOString(), by })),
    codes: doc.codes,
    revision: doc.revision,
    abilities: {
      edit: canEdit(actor),
      keep: canKeep(actor, guarded),
      comment: canComment(actor, guarded),
    },
  };
}

/** @param isAnonymous whether the reader must not learn for whom the person spoke */
export function presentComment(actor: Actor, doc: CommentDoc, isAnonymous: boolean): TopicComment {
  return {
    id: String(doc._id),
    text: doc.text,
    at: doc.at.toISOString(),
    by: doc.by,
    organisation: isAnonymous ? '' : doc.organisation,
    abilities: { remove: canRemoveComment(actor, doc) },
  };
}

function sorted<Value extends { on: string }>(values: readonly Value[]): Value[] {
  return values.toSorted((one, other) => (one.on < other.on ? -1 : 1));
}
