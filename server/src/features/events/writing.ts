import { type CalendarEvent, type events } from '@klammer/contracts/events';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type Member, type Person } from '../../actor.ts';
import { createOnce } from '../../db/once.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { readOwnPublished } from '../profiles/service.ts';
import { checkPublishable, storedFields } from './checking.ts';
import { Events } from './model.ts';
import { canCancel, canDecide, canEdit, canPublish, canRemove, publishesAtOnce } from './policy.ts';
import { guardedOf } from './present.ts';
import { getEvent, readEvent } from './reading.ts';
import { changeEvent, readFor } from './managing.ts';
import { settlePlaces } from './places/placing.ts';
import { tellCancelled, tellChanged, tellDecided } from './telling.ts';

/** @throws Problem forbidden for viewers */
export async function createEvent(
  deps: Deps,
  actor: Member,
  { clientId, ...fields }: Parsed<typeof events.create>['body'],
): Promise<CalendarEvent> {
  if (actor.role === 'viewer') throw new Problem('forbidden');
  const cause = `${actor.organisationId}:${clientId}`;
  const now = deps.now();
  const { id } = await createOnce(Events, cause, () =>
    Events.create({
      ...storedFields(fields),
      cause,
      organiserIds: [actor.organisationId],
      invitedIds: [],
      status: 'draft',
      revision: 0,
      createdAt: now,
      updatedAt: now,
    }),
  );
  return getEvent(deps, actor, id);
}

/** Also of a published one, which then has to stay publishable. @throws Problem not-found | forbidden | conflict */
export async function updateEvent(
  deps: Deps,
  actor: Member,
  id: string,
  { revision, ...fields }: Parsed<typeof events.update>['body'],
): Promise<CalendarEvent> {
  const { doc } = await readFor(deps, actor, id, canEdit);
  const hasBegun = doc.startsAt !== null && doc.startsAt <= deps.now();
  if (doc.status !== 'draft' && !hasBegun) checkPublishable(fields, deps.now());
  const moved = doc.start !== fields.start;
  const changed = await changeEvent(
    deps,
    { _id: id, revision, status: doc.status },
    {
      ...storedFields(fields),
      // A new time is reminded of anew.
      ...(moved && { remindedAt: null, releasedAt: null, feedbackAskedAt: null }),
    },
  );
  if (doc.status === 'published') {
    // What the operator let in can read differently now.
    noteAudit(deps, { actor, action: 'event.changed', subject: { kind: 'event', id } });
    await tellChanged(deps, doc, changed);
    await settlePlaces(deps, changed);
  }
  return getEvent(deps, actor, id);
}

/** @throws Problem invalid-input naming everything that is missing */
export async function publishEvent(deps: Deps, actor: Member, id: string): Promise<CalendarEvent> {
  const { doc } = await readFor(deps, actor, id, canPublish);
  const own = await readOwnPublished(actor, 'so that people see who invites');
  checkPublishable(doc, deps.now());
  const status = publishesAtOnce(actor, own) ? 'published' : 'proposed';
  const fields = { status, ...(status === 'published' && { publishedAt: deps.now() }) } as const;
  await changeEvent(deps, { _id: id, status: 'draft', revision: doc.revision }, fields);
  noteAudit(deps, { actor, action: `event.${status}`, subject: { kind: 'event', id } });
  return getEvent(deps, actor, id);
}

/** The operator lets it into the calendar, or gives it back to be worked on. @throws Problem not-possible-now */
export async function decideEvent(deps: Deps, actor: Person, id: string, accept: boolean): Promise<void> {
  const { doc } = await readEvent(actor, id);
  if (!canDecide(actor, guardedOf(doc)))
    throw new Problem('not-possible-now', 'It does not wait for a decision.');
  const status = accept ? 'published' : 'draft';
  const fields = { status, ...(accept && { publishedAt: deps.now() }) } as const;
  const changed = await changeEvent(deps, { _id: id, status: 'proposed' }, fields);
  const action = accept ? 'event.accepted' : 'event.returned';
  noteAudit(deps, { actor, action, subject: { kind: 'event', id } });
  await tellDecided(deps, changed, accept);
}

export async function cancelEvent(
  deps: Deps,
  actor: Member,
  id: string,
  cancelReason: string,
): Promise<CalendarEvent> {
  await readFor(deps, actor, id, canCancel);
  const changed = await changeEvent(
    deps,
    { _id: id, status: 'published' },
    { status: 'cancelled', cancelReason },
  );
  noteAudit(deps, { actor, action: 'event.cancelled', subject: { kind: 'event', id } });
  await tellCancelled(deps, changed);
  return getEvent(deps, actor, id);
}

export async function removeEvent(deps: Deps, actor: Member, id: string): Promise<void> {
  await readFor(deps, actor, id, canRemove);
  const { deletedCount } = await Events.deleteOne({ _id: id, status: { $in: ['draft', 'proposed'] } });
  if (deletedCount === 0) throw new Problem('conflict');
}
