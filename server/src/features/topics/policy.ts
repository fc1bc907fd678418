import { type TopicStatus } from '@klammer/contracts/topics';
import { canActFor, type Actor } from '../../actor.ts';

/** What a policy needs to know of a topic. */
export interface Guarded {
  status: TopicStatus;
  ownerId: string;
}

/** A draft is the operator's and the owner's; the rest is everybody's. */
export function canSee(actor: Actor, topic: Guarded): boolean {
  return topic.status !== 'draft' || canEdit(actor) || canActFor(actor, topic.ownerId);
}

/** What the topic asks and aims at is the operator's to say. */
export function canEdit(actor: Actor): boolean {
  return actor?.operator ?? false;
}

/** Values, updates, decisions and milestones come from who answers for it, and from the operator. */
export function canKeep(actor: Actor, topic: Guarded): boolean {
  return canEdit(actor) || canActFor(actor, topic.ownerId);
}

/** Whoever may act for an organisation, once the topic is shown and while it runs. */
export function canComment(actor: Actor, topic: Guarded): boolean {
  return (
    Boolean(actor?.organisationId && canActFor(actor, actor.organisationId)) && topic.status === 'running'
  );
}

export function canRemoveComment(actor: Actor, comment: { personId: string }): boolean {
  return canEdit(actor) || actor?.personId === comment.personId;
}
