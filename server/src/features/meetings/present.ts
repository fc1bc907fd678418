import { type MeetingPlan, type MeetingPlanning } from '@klammer/contracts/meetings';
import { type Actor } from '../../actor.ts';
import { type EventDoc, type Placed } from '../events/service.ts';
import { keyOf } from './assembling.ts';
import { type PlanEntry, type PlanningDoc } from './model.ts';
import { presentersFor, readParticipations, type Participation } from './participants.ts';
import { presentSlot, slotsOfPlanning } from './wishing.ts';

/** @param givenUpAt a plan begun before this moment is made by nobody any more */
export async function presentPlanning(
  actor: Actor,
  doc: EventDoc,
  planning: PlanningDoc | null,
  givenUpAt: number,
): Promise<MeetingPlanning> {
  const participations = await readParticipations(String(doc._id));
  const placed = participations.map((one) => one.placed);
  const present = await presentersFor(actor, placed);
  const byId = new Map(placed.map((one) => [one.id, one]));
  const meeting = new Set(planning?.draft?.meetings.flatMap(({ a, b }) => [String(a), String(b)]));
  return {
    settings: planning && presentSettings(planning),
    slots: planning ? slotsOfPlanning(doc, planning).map(presentSlot) : [],
    counts: {
      participants: placed.length,
      withWishes: participations.filter(({ wishes }) => wishes.wishes.length > 0).length,
      pairs: countAsked(participations),
    },
    state: stateOf(planning, givenUpAt),
    draft: planning?.draft ? presentPlan(planning.draft, byId, present) : null,
    without: planning?.draft ? placed.filter((one) => !meeting.has(one.id)).map(present) : [],
    fallenAway:
      planning?.published?.meetings.filter(({ a, b }) => !byId.has(String(a)) || !byId.has(String(b)))
        .length ?? 0,
    isPublished: Boolean(planning?.draft && String(planning.draft.id) === String(planning.published?.id)),
    publishedAt: planning?.publishedAt?.toISOString() ?? null,
  };
}

/**
 * Pairs of which one at least asked for the other. Without those that a “no” or a block stands against it would tell
 * whoever organises that somebody said no to somebody.
 */
function countAsked(participations: readonly Participation[]): number {
  const there = new Set(participations.map(({ placed }) => placed.id));
  const asked = participations.flatMap(({ placed, wishes }) =>
    wishes.wishes.filter(({ want }) => want !== 'no').map(({ id }) => keyOf(placed.id, String(id))),
  );
  return new Set(asked.filter((key) => key.split(':').every((id) => there.has(id)))).size;
}

function stateOf(planning: PlanningDoc | null, givenUpAt: number): MeetingPlanning['state'] {
  if (planning?.planningSince && planning.planningSince.getTime() >= givenUpAt) return 'planning';
  return planning?.failed || planning?.planningSince ? 'failed' : 'idle';
}

function presentSettings({ settings }: PlanningDoc): NonNullable<MeetingPlanning['settings']> {
  return {
    from: settings.from,
    to: settings.to,
    slotMinutes: settings.slotMinutes,
    changeMinutes: settings.changeMinutes,
    breaks: settings.breaks.map(({ from, to }) => ({ from, to })),
    tables: settings.tables,
    mostPerPerson: settings.mostPerPerson,
    wishesUntil: settings.wishesUntil,
  };
}

/** Meetings of people who have given their place back are left out: the next plan fills their slots. */
function presentPlan(
  plan: PlanEntry,
  byId: ReadonlyMap<string, Placed>,
  present: (one: Placed) => MeetingPlan['meetings'][number]['a'],
): MeetingPlan {
  const { value, bound, gap, method, seconds, idle, long, changed } = plan;
  return {
    meetings: plan.meetings
      .flatMap(({ a, b, startsAt, endsAt, table }) => {
        const [one, other] = [byId.get(String(a)), byId.get(String(b))];
        if (!one || !other) return [];
        return [{ ...presentSlot({ startsAt, endsAt }), table, a: present(one), b: present(other) }];
      })
      .toSorted((x, y) => x.startsAt.localeCompare(y.startsAt) || x.table - y.table),
    ...{ value, bound, gap, method, seconds, idle, long, changed },
    solvedAt: plan.solvedAt.toISOString(),
  };
}
