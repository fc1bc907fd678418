import { getHolidays } from 'feiertagejs';
import { dayOf } from '../../time/local-time.ts';
import { type RegionFile } from '../../region/file.ts';
import { regionFile } from '../../region/current.ts';

const DAY_MS = 24 * 3600 * 1000;
/** By the region file that says which there are, and the year. */
const known = new WeakMap<object, Map<number, ReadonlySet<string>>>();

/** The moment `days` working days after `from`, at the same time of day. Weekends and the region's holidays do not count. */
export function addWorkingDays(from: Date, days: number): Date {
  let at = from.getTime();
  for (let left = days; left > 0;) {
    at += DAY_MS;
    if (isWorkingDay(new Date(at))) left -= 1;
  }
  return new Date(at);
}

/** By the calendar of the region: what is Monday there may be Sunday elsewhere. */
function isWorkingDay(at: Date): boolean {
  const day = dayOf(at);
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day);
}

function holidaysOf(year: number): ReadonlySet<string> {
  const { holidays } = regionFile();
  const byYear = known.get(holidays) ?? new Map<number, ReadonlySet<string>>();
  known.set(holidays, byYear);
  const days = byYear.get(year) ?? new Set(daysOff(year, holidays));
  byYear.set(year, days);
  return days;
}

function daysOff(year: number, { state, days }: RegionFile['holidays']): string[] {
  return [
    ...(state === null ? [] : getHolidays(year, state).map((holiday) => holiday.dateString)),
    ...days.map((day) => (day.length === 5 ? `${year}-${day}` : day)),
  ];
}
