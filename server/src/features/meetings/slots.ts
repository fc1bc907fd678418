import { MOST_SLOTS, type MeetingSettings } from '@klammer/contracts/meetings';
import { momentOf } from '../../time/local-time.ts';
import { Problem } from '../../problem.ts';

export interface Slot {
  startsAt: Date;
  endsAt: Date;
}

const MINUTE_MS = 60_000;

/**
 * The slots of an evening: one after the other with time to change places between, none into a break.
 * @param day of the event, `2030-01-10`
 */
export function slotsOf(settings: MeetingSettings, day: string): Slot[] {
  const at = (time: string): number => momentOf(`${day}T${time}`).getTime();
  const breaks = settings.breaks.map(({ from, to }) => ({ from: at(from), to: at(to) }));
  const slots: Slot[] = [];
  const end = at(settings.to);
  for (let start = at(settings.from); slots.length < MOST_SLOTS;) {
    const stop = start + settings.slotMinutes * MINUTE_MS;
    if (stop > end) break;
    const pause = breaks.find(({ from, to }) => start < to && stop > from);
    if (pause) {
      start = Math.max(pause.to, start + MINUTE_MS);
      continue;
    }
    slots.push({ startsAt: new Date(start), endsAt: new Date(stop) });
    start = stop + settings.changeMinutes * MINUTE_MS;
  }
  return slots;
}

/** Slots after which people have more than the time to change places. */
export function breaksAfter(slots: readonly Slot[], { changeMinutes }: MeetingSettings): number[] {
  return slots.flatMap(({ endsAt }, index) => {
    const next = slots[index + 1];
    const pauseMs = next ? next.startsAt.getTime() - endsAt.getTime() : 0;
    return pauseMs > (changeMinutes + 1) * MINUTE_MS ? [index] : [];
  });
}

/** @throws Problem invalid-input where there is no slot, or a break ends before it begins */
export function checkSettings(settings: MeetingSettings, day: string): void {
  const bad = settings.breaks.some(({ from, to }) => from >= to);
  if (settings.from >= settings.to || bad || slotsOf(settings, day).length === 0)
    throw new Problem('invalid-input', 'There is no time for a single meeting in this.', {
      issues: [{ path: ['body', 'to'], code: 'no-slot', message: 'leaves no time for a meeting' }],
    });
}
