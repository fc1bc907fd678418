import { type CalendarEvent } from '@klammer/contracts/events';
import { type Actor } from '../../actor.ts';
import { bothOf } from '../../db/localised.ts';
import {
  canSee as canSeeProfile,
  guardedOf as profileGuard,
  presentSummary,
  type ProfileDoc,
} from '../profiles/service.ts';
import { type EventDoc } from './model.ts';
import {
  canCancel,
  canDecide,
  canEdit,
  canJoin,
  canManage,
  canOrganise,
  canPublish,
  canRegister,
  canRemove,
  isOver,
  isOwn,
  type Guarded,
} from './policy.ts';

/** An event with what belongs to showing it to somebody. */
export interface Shown {
  doc: EventDoc;
  /** Who made it is out of sight. */
  isAway: boolean;
  organisers: ProfileDoc[];
  invited: ProfileDoc[];
  taken: number;
  waiting: number;
  yours: CalendarEvent['yours'];
}

const idsOf = (list: EventDoc['organiserIds']): string[] => list.map(String);

export function guardedOf(doc: EventDoc, registered = false): Guarded {
  return {
    organiserIds: idsOf(doc.organiserIds),
    invitedIds: idsOf(doc.invitedIds),
    status: doc.status,
    audience: doc.audience,
    startsAt: doc.startsAt,
    endsAt: doc.endsAt,
    registerUntilAt: doc.registerUntilAt,
    registered,
  };
}

export function presentEvent(actor: Actor, now: Date, shown: Shown): CalendarEvent {
  const { doc, organisers, invited, taken, waiting, yours } = shown;
  const guarded = guardedOf(doc, yours !== null);
  const manages = canManage(actor, guarded);
  const mayJoin = canJoin(actor, guarded);
  return {
    ...fieldsOf(doc),
    // Whoever has no place could otherwise listen in without one.
    onlineLink: manages || yours?.status === 'registered' ? doc.onlineLink : '',
    isOnline: doc.onlineLink !== '',
    id: String(doc._id),
    status: doc.status,
    startsAt: doc.startsAt?.toISOString() ?? null,
    endsAt: doc.endsAt?.toISOString() ?? null,
    isOver: isOver(doc, now),
    organisers: organisers
      .filter((profile) => manages || canSeeProfile(actor, profileGuard(profile)))
      .map(presentSummary),
    invited: manages || mayJoin ? invited.map(presentSummary) : [],
    cancelReason: doc.cancelReason,
    places: {
      taken,
      waiting,
      free: doc.capacity === null ? null : Math.max(0, doc.capacity - taken),
    },
    yours,
    hasMeetings: doc.hasMeetings,
    isOwn: isOwn(actor, guarded),
    revision: doc.revision,
    abilities: {
      edit: canEdit(actor, guarded, now),
      publish: canPublish(actor, guarded),
      decide: canDecide(actor, guarded),
      cancel: canCancel(actor, guarded, now),
      remove: canRemove(actor, guarded),
      organise: canOrganise(actor, guarded),
      join: mayJoin,
      register: canRegister(actor, guarded, now),
    },
  };
}

/** What the organisers wrote, one by one: nothing else of the document leaves. */
function fieldsOf(doc: EventDoc) {
  return {
    kind: doc.kind,
    title: bothOf(doc.title),
    text: bothOf(doc.text),
    series: doc.series,
    topics: doc.topics,
    start: doc.start,
    end: doc.end,
    venue: { name: doc.venue.name, street: doc.venue.street, city: doc.venue.city },
    agenda: doc.agenda.map(({ time, title, speaker }) => ({ time, title: bothOf(title), speaker })),
    speakers: doc.speakers.map(({ name, role }) => ({ name, role: bothOf(role) })),
    capacity: doc.capacity,
    registerUntil: doc.registerUntil,
    audience: doc.audience,
    confirmation: doc.confirmation,
    questions: doc.questions.map(bothOf),
  };
}
