import { type Chance } from './seeded.ts';

export interface DemoMessage {
  sender: string;
  text: string;
  sentAt: Date;
}

const HOUR_MS = 3600 * 1000;
const TRIES = 60;

/**
 * Turns lines into messages with moments between two others, in order and where possible in working hours.
 * @param lines `>` before what the asking person says, `<` before what the asked person says
 */
export function talkOf(
  chance: Chance,
  lines: readonly string[],
  people: { asking: string; asked: string },
  start: Date,
  end: Date,
): DemoMessage[] {
  const moments = lines
    .map((_, index) => (index === lines.length - 1 ? end : momentBetween(chance, start, end)))
    .toSorted((a, b) => a.getTime() - b.getTime());
  return lines.map((line, index) => ({
    sender: line.startsWith('>') ? people.asking : people.asked,
    text: line.slice(1).trim(),
    sentAt: moments[index] ?? end,
  }));
}

function momentBetween(chance: Chance, start: Date, end: Date): Date {
  const any = (): Date =>
    new Date(start.getTime() + chance.next() * (end.getTime() - start.getTime() - HOUR_MS));
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const moment = any();
    if (isWorkingHour(moment)) return moment;
  }
  // A span of one night or one weekend has no working hour.
  return any();
}

function isWorkingHour(moment: Date): boolean {
  const [weekday, hour] = [moment.getUTCDay(), moment.getUTCHours()];
  return weekday > 0 && weekday < 6 && hour >= 6 && hour < 17;
}
