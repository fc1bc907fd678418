import { type Parsed } from '@klammer/contracts/endpoint';
import { type MeetingParticipant, type meetings, type MeetingWishes } from '@klammer/contracts/meetings';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { momentOf } from '../../time/local-time.ts';
import { notFound, Problem } from '../../problem.ts';
import { placeOf, type EventDoc, type Placed } from '../events/service.ts';
import { Plannings, Wishes, type PlanningDoc, type WishesDoc } from './model.ts';
import { pairingOf, presentersFor, readParticipations } from './participants.ts';
import { slotsOf, type Slot } from './slots.ts';

const ORDER = new Intl.Collator('de', { numeric: true });
/** What stands first in the list, as the reader sees it: the place in it must not tell a name that is hidden. */
const shownName = ({ organisation, name }: MeetingParticipant): string => organisation || name;

/** The event with its meetings for somebody who has a place. */
interface Own {
  doc: EventDoc;
  place: Placed;
  planning: PlanningDoc;
}

/** @throws Problem not-found for who has no place, and where there are no meetings */
export async function readOwn(actor: Person, id: string): Promise<Own> {
  const { doc, place } = await placeOf(actor, id);
  const planning = await Plannings.findById(id).lean<PlanningDoc>();
  if (!planning) throw notFound();
  return { doc, place, planning };
}

export async function getWishes(deps: Deps, actor: Person, id: string): Promise<MeetingWishes> {
  const { doc, place, planning } = await readOwn(actor, id);
  const participations = await readParticipations(id);
  const own = await Wishes.findOne({ eventId: id, registrationId: place.id }).lean<WishesDoc>();
  const mayMeet = await pairingOf([...participations, ...(own ? [{ placed: place, wishes: own }] : [])]);
  // Names are for those who are seen themselves.
  const seen = own?.takesPart ? participations.map(({ placed }) => placed) : [];
  const others = seen.filter((other) => mayMeet(place, other));
  const present = await presentersFor(actor, others);
  const wanted = new Map(own?.wishes.map(({ id: other, want }) => [String(other), want]));
  return {
    slots: slotsOfPlanning(doc, planning).map(presentSlot),
    wishesUntil: closesAt(planning)?.toISOString() ?? null,
    isOpen: isOpen(doc, planning, deps.now()),
    takesPart: own?.takesPart ?? false,
    away: own?.away.map((at) => at.toISOString()) ?? [],
    people: others
      .map((other) => ({ ...present(other), want: wanted.get(other.id) ?? null }))
      .toSorted((x, y) => ORDER.compare(shownName(x), shownName(y)) || ORDER.compare(x.name, y.name)),
  };
}

export async function saveWishes(
  deps: Deps,
  actor: Person,
  id: string,
  { takesPart, away, wishes }: Parsed<typeof meetings.wish>['body'],
): Promise<MeetingWishes> {
  const { doc, place, planning } = await readOwn(actor, id);
  if (!isOpen(doc, planning, deps.now())) throw new Problem('not-possible-now', 'It is too late for wishes.');
  const others = new Set((await readParticipations(id)).map(({ placed }) => placed.id));
  const slots = new Set(slotsOfPlanning(doc, planning).map(({ startsAt }) => startsAt.toISOString()));
  await Wishes.updateOne(
    { eventId: id, registrationId: place.id },
    {
      $set: {
        personId: actor.personId,
        takesPart,
        // What was said about people who no longer take part is dropped.
        wishes: wishes.filter((one) => one.id !== place.id && others.has(one.id)),
        away: away.filter((at) => slots.has(new Date(at).toISOString())),
        updatedAt: deps.now(),
      },
    },
    { upsert: true },
  );
  return getWishes(deps, actor, id);
}

export function slotsOfPlanning(doc: EventDoc, { settings }: PlanningDoc): Slot[] {
  return slotsOf(settings, (doc.start ?? '').slice(0, 10));
}

export const presentSlot = ({ startsAt, endsAt }: Slot) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

function closesAt({ settings }: PlanningDoc): Date | null {
  return settings.wishesUntil ? momentOf(settings.wishesUntil) : null;
}

/** Until the organisers' moment, else until it begins. */
function isOpen(doc: EventDoc, planning: PlanningDoc, now: Date): boolean {
  const until = closesAt(planning) ?? doc.startsAt;
  return doc.status === 'published' && until !== null && until > now;
}
