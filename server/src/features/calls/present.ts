import { type Call } from '@klammer/contracts/calls';
import {
  canSee as canSeeProfile,
  guardedOf as profileGuard,
  presentSummary,
  type ProfileDoc,
} from '../profiles/service.ts';
import { type EntryDoc } from './entries/entry-model.ts';
import { type JurorDoc } from './jury/jury-model.ts';
import { organisersOf, type CallDoc } from './model.ts';
import {
  canApply,
  canClose,
  canEdit,
  canInvite,
  canInviteOrganiser,
  canJoin,
  canOpenSecondRound,
  canPostpone,
  canPublish,
  canWithdraw,
  isOwn,
  phaseOf,
  type Guarded,
  type Viewer,
} from './policy.ts';

/** A call with what belongs to showing it to somebody. */
export interface Shown {
  doc: CallDoc;
  profile: ProfileDoc | undefined;
  /** Who organises it, and who is asked to. */
  organisers: ProfileDoc[];
  invited: ProfileDoc[];
  entry: Pick<EntryDoc, '_id' | 'status'> | null;
  judges: boolean;
  jurors: Pick<JurorDoc, 'name' | 'about'>[];
  winners: { award: string; profile: ProfileDoc | null }[];
  counts: { submitted: number; waiting: number };
}

export function guardedOf(
  doc: CallDoc,
  { entry, judges }: Pick<Shown, 'entry' | 'judges'> = { entry: null, judges: false },
): Guarded {
  return {
    organiserIds: organisersOf(doc),
    invitedIds: (doc.invitedIds ?? []).map(String),
    status: doc.status,
    kinds: doc.kinds,
    deadlineAt: doc.deadlineAt,
    blind: doc.blind,
    round: doc.round,
    entered: entry?.status ?? null,
    judges,
  };
}

export function presentCall(viewer: Viewer, shown: Shown): Call {
  const { doc, profile, organisers, invited, entry, judges, jurors, winners, counts } = shown;
  const guarded = guardedOf(doc, shown);
  const own = isOwn(viewer.actor, guarded);
  const phase = phaseOf(guarded, viewer.now);
  const isDecided = phase === 'decided';
  const named = isDecided ? winners.flatMap(({ award, profile: who }) => (who ? [{ award, who }] : [])) : [];
  return {
    ...fieldsOf(doc),
    id: String(doc._id),
    phase,
    round: doc.round,
    readers: doc.readers ?? null,
    from:
      profile && (own || canSeeProfile(viewer.actor, profileGuard(profile))) ? presentSummary(profile) : null,
    organisers: organisers
      .filter((one) => own || canSeeProfile(viewer.actor, profileGuard(one)))
      .map(presentSummary),
    invited: own ? invited.map(presentSummary) : [],
    isOwn: own,
    deadlineAt: doc.deadlineAt?.toISOString() ?? null,
    publishedAt: doc.publishedAt?.toISOString() ?? null,
    decidedAt: doc.decidedAt?.toISOString() ?? null,
    jury: doc.juryShown || own || judges ? jurors.map(({ name, about }) => ({ name, about })) : [],
    winners: named.map(({ award, who }) => ({ award, organisation: presentWinner(viewer, who) })),
    unnamed: isDecided ? winners.length - named.length : 0,
    counts: own || isDecided ? counts : null,
    yourEntry: entry && { id: String(entry._id), status: entry.status },
    revision: doc.revision,
    abilities: {
      edit: canEdit(viewer, guarded),
      publish: canPublish(viewer, guarded),
      remove: canEdit(viewer, guarded),
      postpone: canPostpone(viewer, guarded),
      withdraw: canWithdraw(viewer, guarded),
      review: own && doc.status !== 'draft',
      invite: canInvite(viewer, guarded),
      inviteOrganiser: canInviteOrganiser(viewer, guarded),
      join: canJoin(viewer.actor, guarded),
      openSecondRound: canOpenSecondRound(viewer, guarded) && counts.waiting > 0,
      close: canClose(viewer, guarded, counts.waiting),
      apply: canApply(viewer, guarded),
      judge: judges && doc.status !== 'draft',
    },
  };
}

/** Whoever agreed agreed to their name. No id: it would tell which anonymous profile is theirs. */
function presentWinner({ actor }: Viewer, who: ProfileDoc): Call['winners'][number]['organisation'] {
  const { name, kind, slug } = who;
  return { name, kind, slug: canSeeProfile(actor, profileGuard(who)) ? slug : null };
}

/** What the organiser wrote, one by one: nothing else of the document leaves. */
function fieldsOf(doc: CallDoc) {
  const both = ({ de, en }: { de: string; en: string }) => ({ de, en });
  return {
    title: both(doc.title),
    text: both(doc.text),
    prize: both(doc.prize),
    topics: doc.topics,
    kinds: doc.kinds,
    deadline: doc.deadline,
    fields: doc.fields.map(({ options, label, hint, ...field }) => ({
      key: field.key,
      type: field.type,
      label: both(label),
      hint: both(hint),
      required: field.required,
      identifying: field.identifying,
      options: options.map((option) => ({ key: option.key, label: both(option.label) })),
      min: field.min,
      max: field.max,
      from: field.from,
      to: field.to,
    })),
    criteria: doc.criteria.map(({ key, name, hint, weight }) => ({
      key,
      name: both(name),
      hint: both(hint),
      weight,
    })),
    blind: doc.blind,
    juryShown: doc.juryShown,
  };
}
