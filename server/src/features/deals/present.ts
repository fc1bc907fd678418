import { type Deal, type DealSummary, type Pipeline } from '@klammer/contracts/deal-shapes';
import { type Member } from '../../actor.ts';
import { type DealDoc, type PipelineDoc } from './model.ts';
import { canEdit, canKeepPipeline, canShare, type Guarded } from './policy.ts';

export function guardedOf(doc: DealDoc): Guarded {
  return { organisationId: String(doc.organisationId), hasProfile: doc.profileId !== null };
}

/** What a card needs; its notes and history need not be loaded. */
export type CardDoc = Omit<DealDoc, 'notes' | 'history' | 'cause' | 'reasonNote'>;

export function presentSummary(doc: CardDoc): DealSummary {
  const open = doc.tasks.filter((task) => !task.doneAt).map((task) => task.dueOn);
  return {
    id: String(doc._id),
    name: doc.name,
    profileId: doc.profileId && String(doc.profileId),
    stage: doc.stage,
    stageSince: doc.stageSince.toISOString(),
    ownerId: doc.ownerId,
    source: doc.source,
    rating: meanOf(doc.ratings.map((one) => one.score)),
    dueOn: open.toSorted()[0] ?? null,
    shared: doc.share !== null,
  };
}

/** @param slug of the profile, where it can be opened */
export function presentDeal(actor: Member, doc: DealDoc, slug: string | null): Deal {
  const guarded = guardedOf(doc);
  return {
    ...presentSummary(doc),
    slug,
    website: doc.website,
    ratings: doc.ratings.map(({ key, score }) => ({ key, score })),
    reason: doc.reason,
    reasonNote: doc.reasonNote,
    notes: doc.notes.map(({ key, text, by, at }) => ({ key, text, by, at: at.toISOString() })).toReversed(),
    tasks: doc.tasks
      .map(({ key, title, dueOn, ownerId, doneAt }) => ({
        key,
        title,
        dueOn,
        ownerId: ownerId ?? null,
        doneAt: doneAt?.toISOString() ?? null,
      }))
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)),
    history: doc.history
      .map(({ from, to, by, at }) => ({ from: from ?? null, to, by, at: at.toISOString() }))
      .toReversed(),
    share: doc.share && presentShare(doc.share),
    createdAt: doc.createdAt.toISOString(),
    abilities: { edit: canEdit(actor, guarded), share: canShare(actor, guarded) },
  };
}

export function presentShare({ stage, feedback, at }: NonNullable<DealDoc['share']>) {
  return { stage: stage && { de: stage.de, en: stage.en }, feedback, at: at.toISOString() };
}

export function presentPipeline(actor: Member, doc: PipelineDoc, people: Pipeline['people']): Pipeline {
  return {
    stages: doc.stages.map(({ key, name, type }) => ({ key, name, type })),
    criteria: doc.criteria.map(({ key, name }) => ({ key, name })),
    views: doc.views.map(({ key, name, query }) => ({ key, name, query })),
    people,
    revision: doc.revision,
    abilities: { edit: canKeepPipeline(actor) },
  };
}

function meanOf(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  return Math.round((10 * scores.reduce((sum, score) => sum + score, 0)) / scores.length) / 10;
}
