import { type Parsed } from '@klammer/contracts/endpoint';
import { type OwnRegistration, type registrations } from '@klammer/contracts/registrations';
import { type Person } from '../../../actor.ts';
import { type Deps } from '../../../deps.ts';
import { isDuplicateKey } from '../../../http/problems.ts';
import { notFound, Problem } from '../../../problem.ts';
import { findProfiles } from '../../profiles/service.ts';
import { Events, type EventDoc } from '../model.ts';
import { settlePlaces } from './placing.ts';
import { canRegister, isOver } from '../policy.ts';
import { guardedOf } from '../present.ts';
import { readEvent } from '../reading.ts';
import { Registrations, type RegistrationDoc } from './registration-model.ts';
import { positionOf, statusOf } from './standing.ts';
import { makeCode } from '../../../secrets/codes.ts';
import { stirMeetings, tellCancelled } from '../telling.ts';
import { drawTicket } from './ticket.ts';

const DAY_MS = 86_400_000;

/** @throws Problem not-found | not-possible-now */
export async function register(
  deps: Deps,
  actor: Person,
  id: string,
  { answers }: Parsed<typeof registrations.register>['body'],
): Promise<OwnRegistration> {
  const { doc, yours } = await readEvent(actor, id);
  if (!canRegister(actor, guardedOf(doc, yours !== null), deps.now()))
    throw new Problem('not-possible-now', 'Registration is closed.');
  if (answers.length > doc.questions.length)
    throw new Problem('invalid-input', 'There are more answers than questions.');
  const own = { eventId: doc._id, personId: actor.personId };
  const known = await Registrations.updateOne({ ...own, state: 'active' }, { $set: { answers } });
  if (known.matchedCount === 0) await joinQueue(deps, actor, doc, answers);
  await settlePlaces(deps, doc, actor.personId);
  // Called off at this very moment, all others have been told already.
  const cancelled = await Events.findOne({ _id: doc._id, status: 'cancelled' }).lean<EventDoc>();
  if (cancelled) await tellCancelled(deps, cancelled);
  return getRegistration(deps, actor, id);
}

/** At the end of it, also for who gave a place back before. */
async function joinQueue(deps: Deps, actor: Person, doc: EventDoc, answers: string[]): Promise<void> {
  const now = deps.now();
  const [profile] = actor.organisationId ? await findProfiles([actor.organisationId]) : [];
  try {
    await Registrations.updateOne(
      { eventId: doc._id, personId: actor.personId, state: { $ne: 'active' } },
      {
        $set: {
          personName: actor.name,
          personEmail: actor.email,
          organisationId: actor.organisationId,
          organisationName: profile?.name ?? '',
          state: 'active',
          queuedAt: now,
          placedAt: null,
          confirmedAt: null,
          answers,
        },
        $setOnInsert: { ticket: makeCode(), createdAt: now },
      },
      { upsert: true },
    );
  } catch (error) {
    // A double click: the other one registered them.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** @throws Problem not-found for who never registered */
async function readOwn(actor: Person, id: string): Promise<{ doc: EventDoc; registration: RegistrationDoc }> {
  const { doc } = await readEvent(actor, id);
  const registration = await Registrations.findOne({
    eventId: doc._id,
    personId: actor.personId,
  }).lean<RegistrationDoc>();
  if (!registration) throw notFound();
  return { doc, registration };
}

export async function getRegistration(deps: Deps, actor: Person, id: string): Promise<OwnRegistration> {
  const { doc, registration } = await readOwn(actor, id);
  return presentOwn(deps, doc, registration);
}

async function presentOwn(deps: Deps, doc: EventDoc, one: RegistrationDoc): Promise<OwnRegistration> {
  const status = statusOf(one);
  const isActive = one.state === 'active' && doc.status === 'published';
  const over = isOver(doc, deps.now());
  return {
    status,
    position: status === 'waiting' ? await positionOf(String(doc._id), String(one.personId)) : null,
    answers: one.answers,
    confirmedAt: one.confirmedAt?.toISOString() ?? null,
    checkedInAt: one.checkedInAt?.toISOString() ?? null,
    ticket:
      status === 'registered' && isActive
        ? { code: one.ticket, image: await drawTicket(deps, String(doc._id), one.ticket) }
        : null,
    feedback: one.feedback && { rating: one.feedback.rating, text: one.feedback.text },
    abilities: {
      confirm: mayConfirm(doc, one, deps.now()),
      cancel: isActive && !over && one.checkedInAt === null,
      giveFeedback: mayGiveFeedback(doc, one, deps.now()),
    },
  };
}

/** In the two days before, for who has a place. */
function mayConfirm(doc: EventDoc, one: RegistrationDoc, now: Date): boolean {
  if (!doc.confirmation || doc.status !== 'published' || !doc.startsAt) return false;
  const isSoon = doc.startsAt > now && doc.startsAt.getTime() - now.getTime() <= 2 * DAY_MS;
  return isSoon && statusOf(one) === 'registered' && one.confirmedAt === null;
}

function mayGiveFeedback(doc: EventDoc, one: RegistrationDoc, now: Date): boolean {
  if (doc.status !== 'published' || !doc.startsAt || doc.startsAt > now) return false;
  return statusOf(one) === 'registered';
}

export async function cancelRegistration(deps: Deps, actor: Person, id: string): Promise<OwnRegistration> {
  const { doc, registration } = await readOwn(actor, id);
  const isBefore = doc.status === 'published' && !isOver(doc, deps.now());
  if (!isBefore || registration.checkedInAt)
    throw new Problem('not-possible-now', 'It has been, or was called off.');
  // Whoever is let in at the door at the same moment has come.
  const { matchedCount } = await Registrations.updateOne(
    { _id: registration._id, state: 'active', checkedInAt: null },
    { $set: { state: 'cancelled' } },
  );
  if (matchedCount === 0) return getRegistration(deps, actor, id);
  await settlePlaces(deps, doc, actor.personId);
  await stirMeetings(deps, doc);
  return getRegistration(deps, actor, id);
}

export async function confirmRegistration(deps: Deps, actor: Person, id: string): Promise<OwnRegistration> {
  const { doc, registration } = await readOwn(actor, id);
  if (!mayConfirm(doc, registration, deps.now()))
    throw new Problem('not-possible-now', 'There is nothing to confirm now.');
  await Registrations.updateOne(
    { _id: registration._id, state: 'active', confirmedAt: null },
    { $set: { confirmedAt: deps.now() } },
  );
  return getRegistration(deps, actor, id);
}

export async function giveFeedback(
  deps: Deps,
  actor: Person,
  id: string,
  feedback: Parsed<typeof registrations.giveFeedback>['body'],
): Promise<OwnRegistration> {
  const { doc, registration } = await readOwn(actor, id);
  if (!mayGiveFeedback(doc, registration, deps.now()))
    throw new Problem('not-possible-now', 'It has not begun yet, or you were not there.');
  await Registrations.updateOne({ _id: registration._id }, { $set: { feedback } });
  return getRegistration(deps, actor, id);
}
