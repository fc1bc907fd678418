import { type PlanEntry, type PlanningDoc } from './model.ts';
import { type Participation } from './participants.ts';
import { gainsOf, type Pair, type SchedulingProblem, type Want } from './scheduling/problem.ts';
import { breaksAfter, type Slot } from './slots.ts';

/** What the solver gets, with where everybody sat in the plan that people have. */
export interface Assembled {
  problem: SchedulingProblem;
  tablesBefore: (number | null)[];
}

/** Turns wishes into a problem: participants and slots by their place in the lists, former meetings by the clock. */
export function assemble(
  participations: readonly Participation[],
  slots: readonly Slot[],
  { settings }: Pick<PlanningDoc, 'settings'>,
  mayMeet: (a: Participation, b: Participation) => boolean,
  published: PlanEntry | null,
): Assembled {
  const pairs = pairsOf(participations, mayMeet);
  const starts = slots.map(({ startsAt }) => startsAt.getTime());
  const had = new Map(published?.meetings.map((one) => [keyOf(String(one.a), String(one.b)), one]));
  const former = pairs.map(({ a, b }) =>
    had.get(keyOf(participations[a]?.placed.id ?? '', participations[b]?.placed.id ?? '')),
  );
  const slotOf = (at: Date | undefined): number | null => {
    const index = at ? starts.indexOf(at.getTime()) : -1;
    return index < 0 ? null : index;
  };
  return {
    problem: {
      slots: slots.length,
      tables: settings.tables,
      breaksAfter: breaksAfter(slots, settings),
      participants: participations.map(({ wishes }) => {
        const away = new Set(wishes.away.map((at) => at.getTime()));
        return {
          free: starts.map((start) => !away.has(start)),
          most: settings.mostPerPerson ?? slots.length,
        };
      }),
      pairs,
      before: published ? former.map((one) => slotOf(one?.startsAt)) : [],
    },
    tablesBefore: former.map((one) => one?.table ?? null),
  };
}

/** Who may meet: two who may be offered to each other, of whom one asked and none refused. */
function pairsOf(
  participations: readonly Participation[],
  mayMeet: (a: Participation, b: Participation) => boolean,
): Pair[] {
  const wants = participations.map(
    ({ wishes }) => new Map<string, Want>(wishes.wishes.map(({ id, want }) => [String(id), want])),
  );
  const index = new Map(participations.map(({ placed }, at) => [placed.id, at]));
  const pairs = new Map<string, Pair>();
  wants.forEach((own, from) => {
    for (const id of own.keys()) {
      const to = index.get(id);
      if (to === undefined) continue;
      const [a, b] = from < to ? [from, to] : [to, from];
      const [one, other] = [participations[a], participations[b]];
      if (!one || !other || pairs.has(`${a}:${b}`) || !mayMeet(one, other)) continue;
      const gains = gainsOf(wants[a]?.get(other.placed.id) ?? null, wants[b]?.get(one.placed.id) ?? null);
      if (gains) pairs.set(`${a}:${b}`, { a, b, gains });
    }
  });
  return [...pairs.values()];
}

export const keyOf = (a: string, b: string): string => (a < b ? `${a}:${b}` : `${b}:${a}`);
